"""The clock and the zone of the computer, for all that is passed a clock."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo


class SystemClock:
    """The computer's clock and zone."""

    def now(self) -> datetime:
        """The present moment, UTC."""
        return datetime.now(UTC)

    def zone(self) -> tzinfo:
        """The computer's zone, asked anew each time: people travel."""
        local = datetime.now().astimezone().tzinfo
        assert local is not None
        return local

    def zone_name(self) -> str:
        """The zone's IANA name where the system tells it, else its offset ("UTC+01:00")."""
        from PySide6.QtCore import QTimeZone

        told = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
        return told or str(datetime.now().astimezone().tzinfo)
