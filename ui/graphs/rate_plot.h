// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspect/views.h"

#include <QWidget>

#include <vector>

class QCustomPlot;
class QLabel;

namespace tb::ui {

/// Two curves of bits per second over wall-clock time: what the source sends and what comes back. Follows the
/// newest sample until the person drags or zooms; a double click follows again.
class RatePlot : public QWidget {
    Q_OBJECT
public:
    explicit RatePlot(QWidget* parent = nullptr);

    /// Newer samples than those given before, oldest first.
    void append(const std::vector<inspect::RateSample>& samples);
    /// Seconds of time to show; 0: all there is.
    void setSpan(int seconds);
    /// Average of each direction over the time shown, bits per second.
    double averageOriginal() const { return m_averages[0]; }
    double averageReply() const { return m_averages[1]; }
    bool isEmpty() const { return m_samples.empty(); }

protected:
    void changeEvent(QEvent* event) override;

private:
    void setUp();
    void setColors();
    void fitTime();
    void fitRate();
    void showNumbers();
    void showSampleAt(double time);

    QCustomPlot* m_plot;
    QLabel* m_numbers;
    std::vector<inspect::RateSample> m_samples;
    int m_span = 120;
    bool m_isFollowing = true;
    double m_averages[2] = {0, 0};
};

} // namespace tb::ui
