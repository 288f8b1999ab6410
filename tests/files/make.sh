#!/usr/bin/env bash
# Makes every test file in this folder, with the ordinary tools people's files come from, so that
# the tests meet real encoders' output. Run as root on Debian 12 (it installs what is missing).
#
# A second run gives the same bytes for everything except the encrypted PDFs (AES-256 draws random
# keys). Other versions of the tools may give other bytes; the checks at the end say whether the
# properties the tests rely on still hold.
set -euo pipefail

out=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export TZ=UTC LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive

# qpdf, poppler-utils: PDF. ffmpeg: MP4, Adam7 PNG. libtiff-tools: big-endian TIFF.
# faketime: DOCX and XLSX hold the time of writing.
packages=(qpdf poppler-utils ffmpeg libheif-examples libavif-bin webp libtiff-tools faketime zip
  fonts-dejavu-core python3-pil python3-docx python3-openpyxl libreoffice-writer-nogui)
missing=()
for p in "${packages[@]}"; do
  dpkg-query -W -f '${Status}' "$p" 2>/dev/null | grep -q ' installed$' || missing+=("$p")
done
if ((${#missing[@]})); then
  apt-get update -q
  apt-get install -y -q --no-install-recommends "${missing[@]}"
fi
python=/usr/bin/python3 # Debian's own: the python3-* packages above are for this one

### Pictures: a gradient and the word SPECIMEN, no metadata
"$python" - <<'PY'
from PIL import Image, ImageDraw, ImageFont
def card(w, h, size, low):
    im = Image.new("RGB", (w, h))
    d = ImageDraw.Draw(im)
    for y in range(h):
        d.line((0, y, w, y), (low, 120 + 80 * y // h, 220 - 80 * y // h))
    font = ImageFont.truetype("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", size)
    d.fontmode = "1"  # no antialiasing: smaller
    d.text((w // 2, h // 2), "SPECIMEN", (20, 20, 60), font, anchor="mm")
    return im
# Pictures that are accepted have 300 pixels on their shorter side: none is too small for a document.
front, back = card(480, 300, 72, 200), card(480, 300, 72, 120)
medium, small = card(160, 100, 24, 200), card(48, 30, 8, 200)
front.save("front.jpg", quality=30, optimize=True)
front.save("progressive.jpg", quality=30, progressive=True)
back.save("back.png", optimize=True)
medium.save("medium.png", optimize=True)  # only a source for the encoders below
medium.save("small.jpg", quality=60, optimize=True)
medium.save("small.png", optimize=True)
small.save("picture.bmp")
medium.quantize(16).save("picture.gif", comment=b"SPECIMEN")  # a comment makes it GIF89a
medium.save("picture.tiff", compression="tiff_lzw")
PY
tiffcp -B -c lzw picture.tiff picture-be.tiff
ff() { ffmpeg -nostdin -v error -y "$@"; }
ff -i back.png -pred mixed -flags +ildct+bitexact -fflags +bitexact interlaced.png # ildct: Adam7
cwebp -quiet -q 50 -metadata none medium.png -o picture.webp
avifenc -j 1 --min 30 --max 40 medium.png photo.avif >/dev/null
heif-enc -q 40 -o photo.heic medium.png >/dev/null
# filter_units drops x264's note of its own settings.
ff -f lavfi -i testsrc=size=64x48:rate=5:duration=1 -c:v libx264 -threads 1 -pix_fmt yuv420p \
  -bsf:v filter_units=remove_types=6 -map_metadata -1 -flags +bitexact -fflags +bitexact clip.mp4

### JPEGs with something after the end marker (EOI, FF D9)
"$python" - <<'PY'
import struct
read = lambda n: open(n, "rb").read()
def write(n, b): open(n, "wb").write(b)
def segment(marker, body): return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
front, clip = read("front.jpg"), read("clip.mp4")
# New segments go after SOI and the JFIF APP0.
at = 4 + struct.unpack(">H", front[4:6])[0]
head, tail = front[:at], front[at:]

# Google motion photo: XMP names an MP4 that follows the picture. The clip is padded with a
# standard "free" box when its own end could hold FF D9 or is short.
if len(clip) < 1024 or b"\xff\xd9" in clip[-1024:]:
    clip += struct.pack(">I4s", 1100, b"free") + bytes(1092)
xmp = f'''<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:GCamera="http://ns.google.com/photos/1.0/camera/"
 xmlns:Container="http://ns.google.com/photos/1.0/container/"
 xmlns:Item="http://ns.google.com/photos/1.0/container/item/"
 GCamera:MotionPhoto="1" GCamera:MotionPhotoVersion="1"
 GCamera:MotionPhotoPresentationTimestampUs="0">
<Container:Directory><rdf:Seq>
<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="image/jpeg" Item:Semantic="Primary" Item:Length="0" Item:Padding="0"/></rdf:li>
<rdf:li rdf:parseType="Resource"><Container:Item Item:Mime="video/mp4" Item:Semantic="MotionPhoto" Item:Length="{len(clip)}" Item:Padding="0"/></rdf:li>
</rdf:Seq></Container:Directory>
</rdf:Description></rdf:RDF></x:xmpmeta>'''
write("motion.jpg", head + segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp.encode()) + tail + clip)

# Multi-picture format (CIPA DC-007): an index in APP2 of two pictures, then, as some phones
# write, a trailer that nothing declares. Offsets count from the index's own "MM".
def mpf(first, second, offset):
    entries = struct.pack(">IIIHH", 0x20030000, first, 0, 0, 0) + struct.pack(">IIIHH", 0, second, offset, 0, 0)
    ifd = struct.pack(">H", 3)
    ifd += struct.pack(">HHI4s", 0xB000, 7, 4, b"0100")  # version
    ifd += struct.pack(">HHII", 0xB001, 4, 1, 2)  # number of pictures
    ifd += struct.pack(">HHII", 0xB002, 7, 32, 8 + 2 + 36 + 4)  # where the entries are
    return segment(0xE2, b"MPF\0MM\0*" + struct.pack(">I", 8) + ifd + struct.pack(">I", 0) + entries)
size = len(front) + len(mpf(0, 0, 0))
base = at + 4 + 4  # the "MM": after the marker, the length and "MPF\0"
write("mpf.jpg", head + mpf(size, len(front), size - base) + tail + front + bytes(2048))

# The same kind of trailer with nothing at all to announce it.
write("trailing.jpg", front + bytes(2000))

# Exif with a thumbnail, as cameras write it: a whole JPEG, with an end marker of its own, before the picture. An empty
# first directory, then that of the thumbnail: its compression, where it is, its length.
thumbnail = read("progressive.jpg")
entries = struct.pack(">HHIHH", 0x0103, 3, 1, 6, 0) + struct.pack(">HHII", 0x0201, 4, 1, 8 + 6 + 2 + 36 + 4)
entries += struct.pack(">HHII", 0x0202, 4, 1, len(thumbnail))
exif = b"MM\0*" + struct.pack(">I", 8) + struct.pack(">HI", 0, 14) + struct.pack(">H", 3) + entries + bytes(4)
write("thumbnail.jpg", head + segment(0xE1, b"Exif\0\0" + exif + thumbnail) + tail)
PY

### PDF: written out by hand, so that the plain ones are as plain as can be
"$python" - <<'PY'
def pdf(name, title, lines):
    text = b"BT /F1 24 Tf 40 150 Td 30 TL " + b" ".join(b"(%s) Tj T*" % l for l in lines) + b" ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R\n"
        b"   /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (%s) >>" % title,
    ]
    body, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, o in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, o)
    count = len(objects) + 1
    xref = b"xref\n0 %d\n0000000000 65535 f \n" % count + b"".join(b"%010d 00000 n \n" % o for o in offsets)
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (count, len(body))
    open(name, "wb").write(body + xref + end)
pdf("statement.pdf", b"SPECIMEN", [b"SPECIMEN"])
# Not encrypted, but its text and its title hold the name of the key that says so.
pdf("not-encrypted-mentions.pdf", b"About the /Encrypt key", [b"SPECIMEN", b"/Encrypt is a key"])
PY
qpdf --deterministic-id --object-streams=generate statement.pdf xref-stream.pdf
qpdf --deterministic-id --linearize statement.pdf linearized.pdf
# --deterministic-id cannot be used with encryption; the fixed ID keeps the clock out of it.
# The password that opens encrypted-password.pdf, -xref-stream and -linearized is "specimen".
encrypt() { qpdf --static-id "${@:4}" --encrypt "$2" "$3" 256 -- statement.pdf "$1"; }
encrypt encrypted-password.pdf specimen owner
encrypt owner-only-r6.pdf '' owner
encrypt encrypted-xref-stream.pdf specimen owner --object-streams=generate
encrypt encrypted-linearized.pdf specimen owner --linearize
# The older revisions of the same protection, with the password "specimen" and with none to open the file.
encrypt_old() { qpdf --static-id --allow-weak-crypto --encrypt "$2" owner "${@:3}" -- statement.pdf "$1"; }
for with in 'encrypted specimen' 'owner-only '; do
  name=${with% *} password=${with#* }
  encrypt_old "$name-r2.pdf" "$password" 40
  encrypt_old "$name-r3.pdf" "$password" 128 --use-aes=n
  encrypt_old "$name-r4.pdf" "$password" 128 --use-aes=y
  encrypt_old "$name-r5.pdf" "$password" 256 --force-R5
done
encrypt_old owner-only-r4-metadata.pdf '' 128 --use-aes=y --cleartext-metadata

### Text, markup and archives
svg='<svg xmlns="http://www.w3.org/2000/svg" width="160" height="100">
  <rect width="160" height="100" fill="#8cf"/>
  <text x="80" y="58" text-anchor="middle" font-size="24">SPECIMEN</text>
</svg>'
printf '<?xml version="1.0" encoding="UTF-8"?>\n%s\n' "$svg" >drawing.svg
printf '%s\n' "$svg" >drawing-bare.svg
cat >page.html <<'HTML'
<!DOCTYPE html>
<html lang="en">
<head><meta charset="utf-8"><title>SPECIMEN</title></head>
<body><p>SPECIMEN</p></body>
</html>
HTML
printf 'Échantillon – SPECIMEN, Muster für Prüfungen, образец, 見本\n' >note.txt
touch -d 2020-01-01T00:00:00Z note.txt # the zip holds the file's time
zip -q -X archive.zip note.txt
faketime -f '2020-01-01 00:00:00' "$python" - <<'PY'
import docx, openpyxl, zipfile
d = docx.Document()
d.add_heading("SPECIMEN")
d.add_paragraph("SPECIMEN")
d.save("letter-python.docx")
# openpyxl copies the sheet in from a temporary file, whose own time faketime does not hold.
from_file = zipfile.ZipInfo.from_file
def at_fixed_time(*a, **k):
    info = from_file(*a, **k)
    info.date_time = (2020, 1, 1, 0, 0, 0)
    return info
zipfile.ZipInfo.from_file = at_fixed_time
w = openpyxl.Workbook()
w.active["A1"] = "SPECIMEN"
w.save("sheet.xlsx")
PY
printf 'SPECIMEN\n' >letter-libreoffice.txt
faketime -f '2020-01-01 00:00:00' soffice -env:UserInstallation="file://$work/profile" \
  --headless --convert-to 'docx:MS Word 2007 XML' letter-libreoffice.txt >/dev/null 2>&1
rm letter-libreoffice.txt medium.png

### What the tests rely on
for f in *.pdf; do
  password=specimen
  if [[ $f == owner-only-* ]]; then password=; fi
  qpdf --password="$password" --check "$f" >/dev/null
done
for f in statement xref-stream linearized not-encrypted-mentions owner-only-r6; do
  pdftotext "$f.pdf" - | grep -q SPECIMEN
done
grep -q -a 'xref' statement.pdf
for f in xref-stream encrypted-xref-stream; do
  grep -q -a /XRef "$f.pdf"
  if grep -q -a '^trailer' "$f.pdf"; then exit 1; fi
done
for f in encrypted-*.pdf owner-only-*.pdf; do qpdf --is-encrypted "$f"; done
for f in encrypted-*.pdf; do qpdf --requires-password "$f"; done
for f in owner-only-*.pdf; do
  if qpdf --requires-password "$f"; then exit 1; fi
done
for f in statement xref-stream linearized not-encrypted-mentions; do
  if qpdf --is-encrypted "$f.pdf"; then exit 1; fi
done
[ "$(grep -a -o /Encrypt not-encrypted-mentions.pdf | wc -l)" = 2 ]
"$python" - <<'PY'
import glob, os
from PIL import Image
for n in ["front.jpg", "progressive.jpg", "back.png", "interlaced.png", "motion.jpg", "mpf.jpg",
          "thumbnail.jpg", "trailing.jpg", "small.jpg", "small.png", "picture.webp", "picture.gif", "picture.tiff", "picture-be.tiff", "picture.bmp"]:
    im = Image.open(n)
    im.load()
    assert bool(im.info.get("interlace")) == (n == "interlaced.png"), n
    assert bool(im.info.get("progressive")) == (n == "progressive.jpg"), n
    if n == "mpf.jpg":
        assert im.n_frames == 2
        im.seek(1)
        im.load()
for n in glob.glob("*.jpg"):
    b = open(n, "rb").read()
    assert (b"\xff\xd9" in b[-1024:]) == (n in ("front.jpg", "progressive.jpg", "thumbnail.jpg", "small.jpg")), n
for n in filter(os.path.isfile, os.listdir(".")):
    assert os.path.getsize(n) <= (40000 if n.endswith(".docx") else 20000), n
PY

find . -maxdepth 1 -type f -exec install -m 644 -t "$out" {} +
