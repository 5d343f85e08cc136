"""Why a file is not taken, in the words of those who brought it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from accounts.errors import DomainError


class FileRefusedError(DomainError):
    """The file is not taken at all; nothing of it is stored."""

    code = "file_refused"
    field = "file"
    message = _("This file cannot be taken.")


class FileTooLargeError(FileRefusedError):
    """More bytes than a list of the county ever has."""

    code = "file_too_large"
    message = _("The file is larger than 20 MB. Remove pictures and sheets that are not needed, or split it.")


class EmptyFileError(FileRefusedError):
    """Nothing in it."""

    code = "file_empty"
    message = _("The file is empty.")


class OldExcelError(FileRefusedError):
    """The format of Excel before 2007."""

    code = "file_is_xls"
    message = _("This is the old Excel format. Open it and save it as .xlsx.")


class EncryptedFileError(FileRefusedError):
    """Nobody here knows the password."""

    code = "file_encrypted"
    message = _("The file is protected by a password. Save it without one and upload it again.")


class MacrosError(FileRefusedError):
    """Programs inside a list."""

    code = "file_has_macros"
    message = _("The workbook holds macros. Save it as .xlsx without macros.")


class EmbeddedPartsError(FileRefusedError):
    """Parts that reach out of the workbook."""

    code = "file_has_foreign_parts"
    message = _("The workbook holds embedded objects or links to other workbooks. Copy the values into a new workbook.")


class UnknownFormatError(FileRefusedError):
    """Neither a workbook nor text."""

    code = "file_format_unknown"
    message = _("This is neither an Excel workbook (.xlsx) nor a CSV file.")


class DamagedFileError(FileRefusedError):
    """It looks like a workbook and cannot be read."""

    code = "file_damaged"
    message = _("The workbook is damaged. Open it in Excel, save it again and upload it.")


class BombError(FileRefusedError):
    """A small file that unpacks to a huge one."""

    code = "file_unpacks_too_large"
    message = _("The workbook unpacks to more than this system takes. Copy the rows into a new workbook.")


class DoctypeError(FileRefusedError):
    """XML that wants to fetch or multiply something."""

    code = "file_has_doctype"
    message = _("The workbook holds XML declarations that no Excel writes. It is not taken.")


class TooManyColumnsError(FileRefusedError):
    """Cells to the right of all lists of the county."""

    code = "file_has_too_many_columns"
    message = _("There are cells beyond column 60. Delete the columns on the right that are not needed.")


class TooManyRowsError(FileRefusedError):
    """Cells below the end of all lists of the county."""

    code = "file_has_too_many_rows"
    message = _("There are cells below row 20,010. Delete the rows that are not needed, or split the file.")


class LettersUnknownError(FileRefusedError):
    """Text in an encoding that is none of the usual ones."""

    code = "file_encoding_unknown"
    message = _("The letters of this file cannot be read. Save it as CSV UTF-8 or as .xlsx.")


class NoRowsError(FileRefusedError):
    """Headings and nothing below."""

    code = "file_has_no_rows"
    message = _("There is no row below the headings.")
