"""What people upload: sniffed, checked and cleaned before anything is kept. No database here.

PDF, JPEG, PNG and WebP. The bytes decide what a file is, and its extension must agree. Pictures are decoded and encoded
again, so that nothing but the pixels survives (no EXIF, GPS, XMP, comment, nor what was appended). A PDF is kept as it
is, and refused when it carries something that acts by itself.
"""

from __future__ import annotations

import io
import re
import unicodedata
import warnings
import zlib
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from accounts.errors import DomainError

MOST_PIXELS = 40_000_000
LONGEST_NAME = 200
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.simplefilter("error", Image.DecompressionBombWarning)

_EXTENSIONS = {"PDF": (".pdf",), "JPEG": (".jpg", ".jpeg"), "PNG": (".png",), "WEBP": (".webp",)}
_MEDIA_TYPES = {"PDF": "application/pdf", "JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
_END_WITHIN = 1024  # bytes: where the end marker of a PDF stands
_MOST_INFLATED = 60_000_000

_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_ACTS = re.compile(rb"/(JavaScript|Launch|EmbeddedFiles?)(?![A-Za-z0-9])")
_ACTS_SHORT = re.compile(rb"/JS(?![A-Za-z0-9])")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_PACKED = re.compile(rb"/ObjStm(?![A-Za-z0-9])(?:(?!endobj).){0,2000}?stream\r?\n(.*?)endstream", re.DOTALL)


class UploadError(DomainError):
    """The uploaded file is not taken; the subclasses say why."""

    code = "upload_refused"
    message = _("This file cannot be taken.")
    field = "file"


class EmptyFileError(UploadError):
    """There is nothing in it."""

    code = "file_is_empty"
    message = _("The file is empty.")


class LargeFileError(UploadError):
    """It is larger than a scan needs to be."""

    code = "scan_too_large"

    def __init__(self) -> None:
        super().__init__(
            _("The file is larger than %(size)s MB.") % {"size": settings.DOCUMENT_MOST_BYTES // 1_000_000}
        )


class UnknownKindError(UploadError):
    """It is none of the kinds, or its name says another kind than its bytes."""

    code = "file_of_unknown_kind"
    message = _("Only PDF, JPEG, PNG and WebP files are taken, and the ending of the name must be that of the kind.")


class BrokenFileError(UploadError):
    """It begins like one of the kinds and is none."""

    code = "file_is_broken"
    message = _("The file is damaged: it cannot be read to its end.")


class LargePictureError(UploadError):
    """More pixels than a page scanned at 600 dpi has."""

    code = "picture_too_large"
    message = _("The picture has more than 40 million pixels. Save it smaller.")


class ActivePdfError(UploadError):
    """The PDF could do something when it is opened."""

    code = "pdf_is_active"
    message = _(
        "The PDF contains scripts, starts programs or carries other files, or is locked so that this cannot be checked. "
        "Print it as a new PDF, or scan it, and upload that."
    )


@dataclass(frozen=True)
class CleanFile:
    """What may be kept."""

    name: str
    media_type: str
    content: bytes


def content_of(file: UploadedFile) -> bytes:
    """Return the bytes of an upload; one that is too large is refused before it is read into memory."""
    if (file.size or 0) > settings.DOCUMENT_MOST_BYTES:
        raise LargeFileError()
    return bytes(file.read())


def clean_upload(name: str, content: bytes) -> CleanFile:
    """Return what may be kept of an upload, or raise an UploadError that says what is wrong with it."""
    if not content:
        raise EmptyFileError()
    if len(content) > settings.DOCUMENT_MOST_BYTES:
        raise LargeFileError()
    kind = _sniffed(content)
    name = clean_name(name)
    if kind is None or not name.lower().endswith(_EXTENSIONS[kind]):
        raise UnknownKindError()
    if kind == "PDF":
        _check_pdf(content)
    else:
        content = _repainted(content, kind)
    return CleanFile(name, _MEDIA_TYPES[kind], content)


def clean_name(name: str) -> str:
    """Return a file name without folders and invisible characters, at most 200 characters with its ending."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    shown = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    stem, dot, ending = shown.rpartition(".")
    if not dot:
        return shown[:LONGEST_NAME] or "document"
    return f"{stem[: LONGEST_NAME - len(ending) - 1] or 'document'}.{ending}"[:LONGEST_NAME]


def _sniffed(content: bytes) -> str | None:
    if content.startswith(b"%PDF-"):
        return "PDF"
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    return None


def _repainted(content: bytes, kind: str) -> bytes:
    """Return the picture encoded anew: upright, and with nothing but its pixels."""
    try:
        with Image.open(io.BytesIO(content), formats=[kind]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise LargePictureError()
            picture.load()
            upright = ImageOps.exif_transpose(picture)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise LargePictureError() from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError) as error:
        raise BrokenFileError() from error
    pixels = upright.convert("RGBA" if kind != "JPEG" and upright.has_transparency_data else "RGB")
    pixels.info = {}
    painted = io.BytesIO()
    options: dict[str, Any] = {"JPEG": {"quality": 90, "optimize": True}, "PNG": {}, "WEBP": {"quality": 90}}[kind]
    pixels.save(painted, kind, **options)
    return painted.getvalue()


def _check_pdf(content: bytes) -> None:
    """Refuse a PDF without an end, or with a name in it (also a spelt-out or packed one) that makes it act."""
    if b"%%EOF" not in content[-_END_WITHIN:]:
        raise BrokenFileError()
    packed = [_inflated(found[1]) for found in _PACKED.finditer(content)]
    outside = b"\n".join([_STREAM.sub(b"", content), *packed])
    if (
        _ACTS.search(_spelt_out(content))
        or _ACTS.search(_spelt_out(outside))
        or _ACTS_SHORT.search(_spelt_out(outside))
    ):
        raise ActivePdfError()
    if packed and re.search(rb"/Encrypt(?![A-Za-z0-9])", content):
        raise ActivePdfError()


def _inflated(stream: bytes) -> bytes:
    unpacked = zlib.decompressobj()
    try:
        text = unpacked.decompress(stream, _MOST_INFLATED)
    except zlib.error as error:
        raise ActivePdfError() from error
    if unpacked.unconsumed_tail:
        raise ActivePdfError()
    return text


def _spelt_out(text: bytes) -> bytes:
    """Return the text with the names' ``#4a`` written as the letters they stand for."""
    return _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), text)


class SkipLargeFiles(FileUploadHandler):
    """Lets a file of a body that is too large run past unread; ``request.upload_was_too_large`` tells the door."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803
        content_length: int,
        boundary: Any,
        encoding: Any = None,
    ) -> None:
        """Look at the length before anything is read."""
        most = max(settings.DOCUMENT_MOST_BYTES, settings.IMPORT_MOST_BYTES) + settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if self.request is not None:
            self.request.upload_was_too_large = content_length > most  # type: ignore[attr-defined]

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Skip it."""
        if getattr(self.request, "upload_was_too_large", False):
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand it on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave it to the next handler."""
