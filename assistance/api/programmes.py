"""A published programme as data, in both languages."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from assistance.rules.agenda import ChangeKind, ItemKind, Part


class ProgrammeSpeakerSerializer(serializers.Serializer[Any]):
    """A person on a programme."""

    name = serializers.CharField()
    latin_name = serializers.CharField()
    post = serializers.CharField()
    post_en = serializers.CharField()
    part = serializers.ChoiceField(choices=Part.choices)


class ProgrammeItemSerializer(serializers.Serializer[Any]):
    """An item as it was published."""

    id = serializers.UUIDField()
    kind = serializers.ChoiceField(choices=ItemKind.choices)
    title = serializers.CharField()
    title_en = serializers.CharField()
    summary = serializers.CharField()
    summary_en = serializers.CharField()
    starts_at = serializers.CharField(help_text="ISO 8601 with offset.")
    ends_at = serializers.CharField(help_text="ISO 8601 with offset.")
    room = serializers.CharField()
    room_en = serializers.CharField()
    seats = serializers.IntegerField(allow_null=True)
    speakers = ProgrammeSpeakerSerializer(many=True)


class ProgrammeHeadSerializer(serializers.Serializer[Any]):
    """When and where the event was announced to be."""

    title = serializers.CharField()
    title_en = serializers.CharField()
    starts_on = serializers.DateField()
    ends_on = serializers.DateField()
    place = serializers.CharField()
    place_en = serializers.CharField()


class ProgrammeChangeSerializer(serializers.Serializer[Any]):
    """Something that guests were told."""

    kind = serializers.ChoiceField(choices=ChangeKind.choices)
    title = serializers.CharField()
    title_en = serializers.CharField()
    before = serializers.ListField(child=serializers.CharField(), required=False, help_text="[start, end] or names.")
    after = serializers.ListField(child=serializers.CharField(), required=False, help_text="[start, end] or names.")


class ProgrammeSerializer(serializers.Serializer[Any]):
    """A programme as guests read it."""

    number = serializers.IntegerField(help_text="How often it was published.")
    published_at = serializers.DateTimeField()
    head = ProgrammeHeadSerializer()
    items = ProgrammeItemSerializer(many=True)
    changes = ProgrammeChangeSerializer(many=True, help_text="What was new against the one before.")
