"""What every object of the API carries, and the shape of errors."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

STAMPS = ("id", "version", "created_at", "updated_at")


class ErrorSerializer(serializers.Serializer[Any]):
    """One thing that is wrong."""

    code = serializers.CharField(help_text="Stable; clients may rely on it.")
    detail = serializers.CharField(help_text="For people, in the language of Accept-Language.")
    attr = serializers.CharField(allow_null=True, help_text="The field it is about, as `issues.0.title`.")


class ErrorsSerializer(serializers.Serializer[Any]):
    """Why the request was not done."""

    type = serializers.ChoiceField(choices=["validation_error", "client_error", "server_error"])
    errors = ErrorSerializer(many=True)  # type: ignore[assignment]  # the contract's name, and no form here


class StaleErrorsSerializer(ErrorsSerializer):
    """The thing has changed: what it is now comes along."""

    current = serializers.DictField(help_text="The present state, as GET would show it.")
