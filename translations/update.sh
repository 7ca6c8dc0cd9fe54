#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Brings the .ts files up to date with the texts in the sources; see translations/README.md.
set -eu
cd "$(dirname "$0")/.."
lupdate=$(command -v lupdate-qt6 || echo /usr/lib/qt6/bin/lupdate)
texts=$(mktemp -d)
trap 'rm -rf "$texts"' EXIT

# Core knows no Qt: its texts stand in TB_TEXT("…"), maybe as several literals, maybe inside a macro whose lines end in
# backslashes. They all belong to the context "core".
python3 - "$texts/core_texts.cpp" <<'PY'
import pathlib, re, sys
literal = r'"(?:[^"\\]|\\.)*"'
pattern = re.compile(r'TB_TEXT\(\s*((?:' + literal + r'\s*)+)\)')
texts = []
for path in sorted(pathlib.Path("core").rglob("*")):
    if path.suffix in (".cpp", ".h"):
        for match in pattern.finditer(path.read_text().replace("\\\n", "\n")):
            text = "".join(part[1:-1] for part in re.findall(literal, match.group(1)))
            if text not in texts:
                texts.append(text)
pathlib.Path(sys.argv[1]).write_text("".join(f'QT_TRANSLATE_NOOP("core", "{text}");\n' for text in texts))
PY

# lupdate does not know "namespace tb::ui {", so it reads copies that spell it out; else the contexts would be wrong.
cp -r ui app "$texts"
find "$texts" -name '*.cpp' -o -name '*.h' | xargs sed -i \
  -e 's/^namespace tb::\([a-z]*\) {/namespace tb { namespace \1 {/' -e 's,^} // namespace tb::[a-z]*,}},'

"$lupdate" -silent -locations none -no-obsolete "$texts" -ts translations/trackbox_es.ts translations/trackbox_lv.ts
"$lupdate" -silent -locations none -no-obsolete -pluralonly "$texts" -ts translations/trackbox_en.ts
