"""The OpenAPI document and its page, for people who are logged in; and the JSON answer of addresses that lead nowhere."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpResponse
from django.utils.decorators import method_decorator
from django.utils.encoding import force_bytes
from django.views.decorators.http import conditional_page
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import NotAuthenticated
from rest_framework.permissions import AllowAny, IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.api.authentication import DeviceAuthentication
from accounts.api.schema import Generator


@cache
def document(form: str) -> bytes:
    """Return the document in a format. It is the same for everybody, and takes a second: a process makes it once."""
    renderer = next(renderer for renderer in SchemaView.renderer_classes if renderer.format == form)
    return force_bytes(renderer().render(Generator().get_schema(public=True)))


class SchemaView(APIView):
    """The document, by token or by the session of the pages."""

    schema = None
    renderer_classes = SpectacularAPIView.renderer_classes
    authentication_classes = [DeviceAuthentication, SessionAuthentication]
    permission_classes = [IsAuthenticated]

    @method_decorator(conditional_page)
    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        """Return it, or 304 to who has it."""
        renderer = request.accepted_renderer
        return HttpResponse(
            document(renderer.format),
            content_type=f"{renderer.media_type}; charset=utf-8",
            headers={"Content-Disposition": f'inline; filename="openapi.{renderer.format}"'},
        )


class DocsView(SpectacularSwaggerSplitView):
    """The document as a page to read and try; its script is a file of its own, as the content policy wants it."""

    url_name = "api:schema"
    authentication_classes = [SessionAuthentication]
    permission_classes = [IsAuthenticated]

    def handle_exception(self, exc: Exception) -> Any:
        if isinstance(exc, NotAuthenticated):
            return redirect_to_login(self.request.get_full_path())
        return super().handle_exception(exc)


class NowhereView(APIView):
    """Every other address below /api/: 404 in the API's own shape, not a page."""

    schema = None
    authentication_classes = ()
    permission_classes = [AllowAny]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise Http404

    def get(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Never reached."""
        raise Http404
