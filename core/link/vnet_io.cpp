// SPDX-License-Identifier: GPL-3.0-or-later
#include "link/vnet_io.h"

#include "wire/vlan_tag.h"

#include <linux/if_packet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace tb::link {

namespace {

/// The header as it stands before each frame, in the machine's byte order (virtio 1.2 §5.1.6, legacy form).
/// The kernel's own header file does not compile as C++.
struct VnetHeader {
    std::uint8_t flags;
    std::uint8_t type;
    std::uint16_t headerLength;
    std::uint16_t segmentSize;
    std::uint16_t checksumStart;
    std::uint16_t checksumOffset;
};
static_assert(sizeof(VnetHeader) == kVnetHeader);
static_assert(kVnetHeader <= wire::kFrameHeadroom);

constexpr std::uint8_t kNeedsChecksum = 1, kDataValid = 2; // flags
constexpr std::uint8_t kHasEcn = 0x80;                     // in type

struct SegmentationName {
    std::uint8_t type;
    wire::Segmentation meaning;
};

constexpr SegmentationName kSegmentations[] = {
    {0, wire::Segmentation::None},
    {1, wire::Segmentation::Tcp4},
    {4, wire::Segmentation::Tcp6},
    {5, wire::Segmentation::Udp },
};

wire::Offload readHeader(const VnetHeader& header)
{
    wire::Offload offload;
    offload.needsChecksum = (header.flags & kNeedsChecksum) != 0;
    offload.checksumVerified = (header.flags & kDataValid) != 0;
    offload.hasEcn = (header.type & kHasEcn) != 0;
    offload.checksumStart = header.checksumStart;
    offload.checksumOffset = header.checksumOffset;
    offload.segmentSize = header.segmentSize;
    offload.headerLength = header.headerLength;
    for (const SegmentationName& row : kSegmentations) {
        if (row.type == (header.type & ~kHasEcn))
            offload.segmentation = row.meaning;
    }
    return offload;
}

VnetHeader makeHeader(const wire::Offload& offload)
{
    VnetHeader header{};
    if (offload.needsChecksum) {
        header.flags = kNeedsChecksum;
        header.checksumStart = offload.checksumStart;
        header.checksumOffset = offload.checksumOffset;
    }
    if (!offload.isLarge())
        return header;
    for (const SegmentationName& row : kSegmentations) {
        if (row.meaning == offload.segmentation)
            header.type = row.type;
    }
    if (offload.hasEcn)
        header.type = static_cast<std::uint8_t>(header.type | kHasEcn);
    header.segmentSize = offload.segmentSize;
    header.headerLength = offload.headerLength;
    return header;
}

/// The device is gone, down, or belongs to nobody any more.
bool meansDown(int code)
{
    return code == EIO || code == EBADFD || code == ENETDOWN || code == ENODEV || code == ENXIO ||
           code == EFAULT;
}

/// Makes a frame of what a read of that length has put at the place of header and frame.
ReadStatus finishRead(ssize_t length, wire::Frame& frame)
{
    if (length < 0)
        return meansDown(errno) ? ReadStatus::Failed : ReadStatus::Nothing;
    if (static_cast<std::size_t>(length) < kVnetHeader)
        return ReadStatus::Nothing;
    VnetHeader header;
    std::memcpy(&header, frame.data - kVnetHeader, sizeof header);
    frame.offload = readHeader(header);
    frame.size = static_cast<std::uint32_t>(length) - static_cast<std::uint32_t>(kVnetHeader);
    return ReadStatus::Frame;
}

/// Puts the outer VLAN tag on again that the kernel has taken off; what offload says of places moves with it.
void insertTag(wire::Frame& frame, const tpacket_auxdata& facts)
{
    constexpr std::uint32_t kAddresses = 12;
    if (frame.size < wire::kEthernetHeader) {
        frame.size = 0; // dropped as too short: better than taken for an untagged one
        return;
    }
    wire::pushVlanTag(frame, 0);
    if ((facts.tp_status & TP_STATUS_VLAN_TPID_VALID) != 0)
        wire::store16(frame.data + kAddresses, facts.tp_vlan_tpid);
    wire::store16(frame.data + kAddresses + 2, facts.tp_vlan_tci);
}

} // namespace

ReadStatus readFrame(int descriptor, wire::Frame& frame)
{
    return finishRead(::read(descriptor, frame.data - kVnetHeader, frame.capacity + kVnetHeader), frame);
}

ReadStatus readTaggedFrame(int descriptor, wire::Frame& frame)
{
    iovec place{frame.data - kVnetHeader, frame.capacity + kVnetHeader};
    alignas(cmsghdr) char extra[CMSG_SPACE(sizeof(tpacket_auxdata))];
    msghdr message{};
    message.msg_iov = &place;
    message.msg_iovlen = 1;
    message.msg_control = extra;
    message.msg_controllen = sizeof extra;
    const ReadStatus status = finishRead(::recvmsg(descriptor, &message, 0), frame);
    if (status != ReadStatus::Frame)
        return status;
    for (cmsghdr* one = CMSG_FIRSTHDR(&message); one; one = CMSG_NXTHDR(&message, one)) {
        if (one->cmsg_level != SOL_PACKET || one->cmsg_type != PACKET_AUXDATA)
            continue;
        tpacket_auxdata facts;
        std::memcpy(&facts, CMSG_DATA(one), sizeof facts);
        if ((facts.tp_status & TP_STATUS_VLAN_VALID) != 0)
            insertTag(frame, facts);
    }
    return status;
}

std::size_t readFrames(int descriptor, std::span<wire::Frame> into, std::atomic<bool>& running,
                       ReadFrame readOne)
{
    std::size_t count = 0;
    while (count < into.size()) {
        const ReadStatus status = readOne(descriptor, into[count]);
        if (status == ReadStatus::Frame) {
            ++count;
            continue;
        }
        if (status == ReadStatus::Failed)
            running.store(false, std::memory_order_relaxed);
        break;
    }
    return count;
}

SendStatus writeFrame(int descriptor, wire::Frame& frame, std::atomic<bool>& running)
{
    wire::Byte* const start = frame.data - kVnetHeader;
    const VnetHeader header = makeHeader(frame.offload);
    std::memcpy(start, &header, sizeof header);
    if (::write(descriptor, start, frame.size + kVnetHeader) >= 0)
        return SendStatus::Sent;
    if (errno == EAGAIN || errno == ENOBUFS)
        return SendStatus::Full;
    if (meansDown(errno))
        running.store(false, std::memory_order_relaxed);
    return SendStatus::Failed;
}

} // namespace tb::link
