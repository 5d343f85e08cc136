"""Files of issues over the API and the pages: the zoo of uploads, safe downloads, and who gets which."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from assistance.models import Attachment, Issue
from tests.accounts.test_uploads import HTML, SECRET, picture, with_exif
from tests.clients import Api, MobileClient, first_error
from tests.factories.acts import ready_for
from tests.factories.cultivation import a_pdf
from tests.factories.world import World

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ACTS = a_pdf().replace(b"/Catalog", b"/Catalog /OpenAction << /S /JavaScript /JS (x) >>")
ZOO = {
    "a page": ("photo.jpg", HTML, "file_of_unknown_kind"),
    "a drawing with a script": ("plan.svg", SVG, "file_of_unknown_kind"),
    "another ending": ("photo.png", picture("JPEG"), "file_of_unknown_kind"),
    "a program": ("tool.exe", b"MZ" + bytes(200), "file_of_unknown_kind"),
    "nothing": ("empty.pdf", b"", "file_is_empty"),
    "half a picture": ("photo.png", picture("PNG")[:60], "file_is_broken"),
    "a document that acts": ("form.pdf", ACTS, "pdf_is_active"),
}


@pytest.fixture
def issue(world: World) -> Issue:
    """An issue that the handler's unit works on."""
    return ready_for("OPINION", world)


def upload(client: MobileClient, issue: Issue, name: str, content: bytes, **more: str) -> Any:
    """Send a file as a form."""
    file = io.BytesIO(content)
    file.name = name
    body = {"issue": str(issue.pk), "file": file, **more}
    return client.client.post("/api/v1/attachments/", body, format="multipart", headers=client.headers)


def test_a_photo_goes_up_once_and_comes_back_clean_to_be_saved(world: World, api: Api, issue: Issue) -> None:
    client = api(world.handler)
    first = upload(client, issue, "现场.jpg", with_exif("JPEG"), audience="ENTERPRISE")
    again = upload(client, issue, "现场.jpg", with_exif("JPEG"))

    assert (first.status_code, again.status_code) == (201, 200), first.content
    assert first.json()["id"] == again.json()["id"]
    bytes_of = client.get(f"attachments/{first.json()['id']}/")
    assert SECRET not in bytes_of.content
    assert bytes_of["Content-Disposition"].startswith("attachment")
    assert bytes_of["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in bytes_of["Content-Security-Policy"]
    assert [row["name"] for row in client.get("attachments/", issue=issue.pk).json()["results"]] == ["现场.jpg"]


@pytest.mark.parametrize("name", ZOO)
def test_what_could_hurt_is_refused_by_the_api_and_the_page_alike(
    world: World, api: Api, issue: Issue, log_in: Any, name: str
) -> None:
    file_name, content, code = ZOO[name]
    answer = upload(api(world.handler), issue, file_name, content)
    assert (answer.status_code, first_error(answer)) == (409, (code, "file"))

    file = io.BytesIO(content)
    file.name = file_name
    browser: Client = log_in(world.handler)
    page = browser.post(reverse("assistance:issue-attach", args=[issue.number]), {"file": file, "audience": "INTERNAL"})
    assert page.status_code == 422
    assert 'class="error-summary"' in page.text
    assert not Attachment.objects.exists()


def test_a_file_that_is_too_large_is_refused_in_words(world: World, api: Api, issue: Issue) -> None:
    answer = upload(api(world.handler), issue, "a.pdf", b"%PDF-" + bytes(settings.DOCUMENT_MOST_BYTES))

    assert (answer.status_code, first_error(answer)[0]) == (409, "scan_too_large")


def test_who_may_not_read_the_issue_finds_no_file(world: World, api: Api, issue: Issue) -> None:
    made = upload(api(world.handler), issue, "a.pdf", a_pdf()).json()["id"]

    for who in ("other_handler", "other_specialist", "organiser", "admin"):
        client = api(getattr(world, who))
        assert client.get(f"attachments/{made}/").status_code == 404, who
        assert client.get("attachments/").json()["results"] == [], who
    assert api(world.auditor).get(f"attachments/{made}/").status_code == 200


def test_notes_are_written_and_read_by_those_who_work_with_the_issue(world: World, api: Api, issue: Issue) -> None:
    written = api(world.handler).post(f"issues/{issue.pk}/notes/", {"text": "Call on Monday."})

    assert (written.status_code, written.json()["by_name"]) == (201, world.handler.display_name)
    assert api(world.office).get(f"issues/{issue.pk}/notes/").json()["results"][0]["text"] == "Call on Monday."
    assert api(world.auditor).post(f"issues/{issue.pk}/notes/", {"text": "x"}).status_code == 403
    assert api(world.other_handler).get(f"issues/{issue.pk}/notes/").status_code == 404
