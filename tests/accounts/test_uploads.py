"""What may be uploaded, what is left of it, and what is refused in words."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from django.conf import settings
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from accounts.uploads import (
    ActivePdfError,
    BrokenFileError,
    EmptyFileError,
    LargeFileError,
    LargePictureError,
    UnknownKindError,
    clean_name,
    clean_upload,
)
from tests.factories.cultivation import a_pdf

SECRET = b"30.27N-119.25E"
HTML = b"<html><script>alert(1)</script></html>"


def picture(kind: str, size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    painted = io.BytesIO()
    Image.new("RGB", size, (20, 90, 160)).save(painted, kind, **options)  # type: ignore[arg-type]
    return painted.getvalue()


def with_exif(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # stored lying on its side
    exif[0x010E] = SECRET.decode()
    exif.get_ifd(0x8825)[1] = "N"
    extra: dict[str, Any] = {"xmp": b"<x:xmpmeta>" + SECRET + b"</x:xmpmeta>"} if kind in ("JPEG", "WEBP") else {}
    if kind == "JPEG":
        extra["comment"] = SECRET
    if kind == "PNG":
        info = PngInfo()
        info.add_text("Comment", SECRET.decode())
        info.add_itxt("XML:com.adobe.xmp", SECRET.decode())
        extra["pnginfo"] = info
    return picture(kind, exif=exif, **extra)


@pytest.mark.parametrize(
    ("kind", "name", "media_type"),
    [
        ("JPEG", "证书.jpg", "image/jpeg"),
        ("JPEG", "证书.JPEG", "image/jpeg"),
        ("PNG", "a.png", "image/png"),
        ("WEBP", "a.webp", "image/webp"),
    ],
)
def test_of_a_picture_only_the_pixels_are_left_and_it_stands_upright(kind: str, name: str, media_type: str) -> None:
    dirty = with_exif(kind)
    assert SECRET in dirty

    clean = clean_upload(name, dirty + HTML)

    assert (clean.name, clean.media_type) == (name, media_type)
    assert SECRET not in clean.content
    assert HTML not in clean.content
    with Image.open(io.BytesIO(clean.content)) as kept:
        assert kept.format == kind
        assert not kept.getexif()
        assert not {"xmp", "comment", "Comment", "exif", "XML:com.adobe.xmp"} & set(kept.info)
        assert kept.size == (30, 40), "turned as the camera held it"


def test_transparency_survives() -> None:
    painted = io.BytesIO()
    Image.new("RGBA", (4, 4), (1, 2, 3, 0)).save(painted, "PNG")

    with Image.open(io.BytesIO(clean_upload("a.png", painted.getvalue()).content)) as kept:
        assert kept.getpixel((0, 0)) == (1, 2, 3, 0)


def test_the_same_picture_twice_is_the_same_file() -> None:
    assert clean_upload("a.png", with_exif("PNG")) == clean_upload("a.png", with_exif("PNG"))


def test_a_pdf_is_kept_byte_for_byte() -> None:
    assert clean_upload("证书.pdf", a_pdf()).content == a_pdf()


def packed(text: bytes) -> bytes:
    stream = zlib.compress(text)
    return (
        b"%PDF-1.5\n5 0 obj\n<< /Type /ObjStm /Filter /FlateDecode >>\nstream\n"
        + stream
        + b"\nendstream\nendobj\n%%EOF"
    )


@pytest.mark.parametrize(
    "body",
    [
        b"<< /S /JavaScript /JS (app.alert) >>",
        b"<< /S /Rendition /JS (x) >>",
        b"<< /S /Launch /F (cmd.exe) >>",
        b"<< /Type /EmbeddedFile >>",
        b"<< /Names << /EmbeddedFiles 7 0 R >> >>",
        b"<< /S /J#61vaScript /J#53 (x) >>",
        b"% stream\n<< /S /JavaScript >>\n% endstream",
    ],
)
def test_a_pdf_that_acts_by_itself_is_refused(body: bytes) -> None:
    with pytest.raises(ActivePdfError, match="scripts"):
        clean_upload("a.pdf", b"%PDF-1.4\n1 0 obj\n" + body + b"\nendobj\n%%EOF\n")


def test_a_pdf_is_looked_into_where_its_objects_are_packed() -> None:
    assert clean_upload("a.pdf", packed(b"<< /Type /Page >>"))
    with pytest.raises(ActivePdfError):
        clean_upload("a.pdf", packed(b"<< /S /JavaScript >>"))
    with pytest.raises(ActivePdfError):
        clean_upload("a.pdf", packed(b"<< /Type /Page >>").replace(b"%%EOF", b"trailer << /Encrypt 9 0 R >> %%EOF"))
    with pytest.raises(ActivePdfError):
        clean_upload("a.pdf", packed(b"x" * 70_000_000))


def test_letters_in_the_middle_of_a_picture_are_no_script() -> None:
    page = b"%PDF-1.4\n1 0 obj\n<< /Length 9 >>\nstream\nab/JS (cd\nendstream\nendobj\n%%EOF"
    assert clean_upload("scan.pdf", page).content == page


@pytest.mark.parametrize(
    ("name", "content", "refusal"),
    [
        ("a.pdf", b"", EmptyFileError),
        ("a.pdf", b"%PDF-1.4\nhalf of it", BrokenFileError),
        ("a.pdf", HTML, UnknownKindError),
        ("a.png", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', UnknownKindError),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"/>', UnknownKindError),
        ("a.html", a_pdf(), UnknownKindError),
        ("a.pdf.html", a_pdf(), UnknownKindError),
        ("a.jpg", a_pdf(), UnknownKindError),
        ("pdf", a_pdf(), UnknownKindError),
        ("a.pdf", HTML + a_pdf(), UnknownKindError),
        ("a.png", picture("PNG")[:60], BrokenFileError),
        ("a.jpg", b"\xff\xd8\xff" + HTML, BrokenFileError),
        ("a.exe", b"MZ\x90", UnknownKindError),
        ("a.zip", b"PK\x03\x04", UnknownKindError),
    ],
)
def test_what_is_not_one_of_the_kinds_is_refused(name: str, content: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        clean_upload(name, content)


def test_twenty_one_megabytes_are_too_much() -> None:
    with pytest.raises(LargeFileError, match="20 MB"):
        clean_upload("a.pdf", b"%PDF-" + bytes(settings.DOCUMENT_MOST_BYTES))


@pytest.mark.parametrize("size", [(40_000, 40_000), (8_000, 5_001)])
def test_a_small_file_with_too_many_pixels_is_not_unpacked(size: tuple[int, int]) -> None:
    def chunk(name: bytes, text: bytes) -> bytes:
        return struct.pack(">I", len(text)) + name + text + struct.pack(">I", zlib.crc32(name + text))

    head = struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
    )
    with pytest.raises(LargePictureError):
        clean_upload("a.png", bomb)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\li\\证书.pdf", "证书.pdf"),
        ("..", "document"),
        ("", "document"),
        ("a\u202efdp.exe.pdf", "afdp.exe.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("证" * 300 + ".pdf", "证" * 196 + ".pdf"),
        ("a." + "b" * 300, "document." + "b" * 191),
    ],
)
def test_a_name_has_no_folder_no_invisible_character_and_two_hundred_at_most(given: str, kept: str) -> None:
    assert clean_name(given) == kept
    assert len(clean_name(given)) <= 200
