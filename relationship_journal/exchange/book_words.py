"""The words a printed journal adds to the user's own."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from relationship_journal.domain.agreements import Standing
from relationship_journal.domain.approximate import Precision
from relationship_journal.domain.conversations import Stage
from relationship_journal.domain.diagnosis import Culprit, DiagnosisNote, Onset
from relationship_journal.domain.feeling_loved import About, Way
from relationship_journal.domain.letters import Form
from relationship_journal.domain.moments import Tone, Whose
from relationship_journal.domain.mood import CheckIn
from relationship_journal.domain.plans import Errand
from relationship_journal.domain.programs import RunState
from relationship_journal.domain.schedules import Rhythm, Schedule
from relationship_journal.domain.weekly import Question

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
CLOSENESS = ("distant", "a bit off", "in between", "warm", "very close")
VOICES = {"planned": "planned to say", "said": "said out loud"}
ONSETS = {Onset.SUDDEN: "sudden", Onset.GRADUAL: "gradual", Onset.UNSURE: ""}
CULPRITS: dict[str, str] = {
    Culprit.UNRESOLVED_CONFLICT: "unresolved conflict",
    Culprit.LIFE_CHANGE: "life change",
    Culprit.NOT_CONNECTING: "talking but not connecting",
    Culprit.FEELING_LOVED_DIFFERENTLY: "different ways of feeling loved",
    Culprit.OUTSIDE_STRESS: "outside stress",
    Culprit.LOST_RITUAL: "a lost ritual",
}
STAGES = {Stage.PLANNED: "planned", Stage.HELD: "", Stage.LET_GO: "let go"}
FORMS = {Form.NOTE: "a note", Form.LETTER: "a letter", Form.THANKS: "a thank-you", Form.APOLOGY: "an apology"}
STANDINGS = {
    Standing.DRAFT: "a draft",
    Standing.ON_TRIAL: "on trial",
    Standing.KEPT: "we keep it",
    Standing.ENDED: "let go",
}
RUNS = {RunState.GOING: "going on", RunState.PAUSED: "paused", RunState.FINISHED: "finished"}
ERRANDS = {Errand.BRING: "To bring", Errand.NOTE: "Afterwards", Errand.HOMEWORK: "Homework"}
MOMENTS = {
    (Tone.KIND, Whose.MINE): "A kind moment, mine",
    (Tone.KIND, Whose.OURS): "A kind moment, ours",
    (Tone.HARD, Whose.MINE): "A hard moment, mine",
    (Tone.HARD, Whose.OURS): "A hard moment, ours",
}
ABOUT = {About.ME: "Me", About.MY_GUESS: "My guess for my partner", About.PARTNER: "Filled in by my partner"}
WAYS = {
    Way.KIND_WORDS: "kind words",
    Way.UNDIVIDED_TIME: "undivided time",
    Way.PRACTICAL_HELP: "practical help",
    Way.THOUGHTFUL_SURPRISES: "thoughtful surprises",
    Way.AFFECTIONATE_TOUCH: "affectionate touch",
    Way.BEING_LISTENED_TO: "being listened to",
    Way.SUPPORT_FOR_GOALS: "support for own goals",
    Way.SHARED_FUN: "shared fun",
}
MATTERS, GOT = "how much it matters", "how much there was, in 14 days"
QUESTIONS = {
    Question.CLOSENESS: "Close",
    Question.UNDERSTOOD: "Understood",
    Question.APPRECIATED: "Appreciated",
    Question.FUN: "Fun",
    Question.FAIR_DISAGREEMENTS: "Fair",
    Question.HOPE: "Hope",
}
COUNTED = {
    "appreciation": ("appreciation", "appreciations"),
    "check_in": ("check-in", "check-ins"),
    "reflection": ("reflection", "reflections"),
    "diagnosis_note": ("note on what changed", "notes on what changed"),
    "conversation": ("conversation", "conversations"),
    "letter": ("letter", "letters"),
    "run": ("time through a program", "times through programs"),
    "agreement": ("agreement", "agreements"),
    "moment": ("moment", "moments"),
    "ritual": ("ritual", "rituals"),
}
"""What the cover counts, one and many."""
FIXED = {
    "contents": "Contents",
    "context": "To begin with",
    "overview": "At a glance",
    "mood": "How close you felt",
    "gratitude": "What you appreciated",
    "median": "7-day median",
    "changes": "What changed, and when",
    "mine": "What I told myself",
    "theirs": "What it may have been for them",
    "rituals": "Rituals",
    "ritual": "Ritual",
    "strength": "Strength",
    "done": "Times kept",
    "longest": "Longest run",
    "rest": "A day of rest from writing.",
    "kept": "Kept",
    "less": "fewer",
    "more": "more",
    "empty": "There is nothing here yet.",
    "empty_more": "When you have written something on the days you chose, it will stand on these pages.",
    "care": "Anyone who has this file can read it.",
}
"""Words that stand on the page as they are, by the name the templates know."""


def month_name(day: date) -> str:
    """ "November 2026"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def day_name(day: date) -> str:
    """ "Sunday, 22 November 2026"."""
    return f"{WEEKDAYS[day.weekday()]}, {long_day(day)}"


def short_day(day: date) -> str:
    """ "22 Nov"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """ "22 November 2026"."""
    return f"{day.day} {month_name(day)}"


def days_between(first: date, last: date) -> str:
    """ "3 March to 22 November 2026"."""
    if first == last:
        return long_day(first)
    left = long_day(first) if first.year != last.year else f"{first.day} {MONTHS[first.month - 1]}"
    return f"{left} to {long_day(last)}"


def months_between(first: date, last: date) -> str:
    """ "March to June 2026", "November 2025 to January 2026" or one month."""
    if (first.year, first.month) == (last.year, last.month):
        return month_name(first)
    left = month_name(first) if first.year != last.year else MONTHS[first.month - 1]
    return f"{left} to {month_name(last)}"


def counted(number: int, one: str, many: str) -> str:
    """ "1 reflection", "1,204 reflections"."""
    return f"{number:,} {one if number == 1 else many}"


def when_margin(note: DiagnosisNote) -> tuple[str, str]:
    """The two lines beside a note: "Mar" over "2026 · sudden", "Spring" over "2023, roughly"."""
    since, rest = note.since, str(note.since.year)
    match note.precision:
        case Precision.DAY:
            large = short_day(since)
        case Precision.MONTH:
            large = MONTHS[since.month - 1][:3]
        case Precision.SEASON:
            large = ("Winter", "Spring", "Summer", "Autumn")[since.month % 12 // 3]
            if since.month == 12:
                rest = f"{since.year}–{(since.year + 1) % 100:02}"
        case Precision.YEAR:
            large, rest = rest, ""
    if note.about:
        rest = f"{rest}, roughly" if rest else "roughly"
    return large, " · ".join(part for part in (rest, ONSETS[note.onset]) if part)


def schedule_words(schedule: Schedule) -> str:
    """ "every day", "Mon, Wed, Fri", "3 times a week", "every 4 days", "first Sunday of the month"."""
    match schedule.rhythm:
        case Rhythm.DAILY:
            return "every day"
        case Rhythm.WEEKDAYS:
            return ", ".join(WEEKDAYS[day][:3] for day in sorted(set(schedule.weekdays)))
        case Rhythm.TIMES_A_WEEK:
            return "once a week" if schedule.times == 1 else f"{schedule.times} times a week"
        case Rhythm.EVERY_N_DAYS:
            return "every day" if schedule.every == 1 else f"every {schedule.every} days"
        case Rhythm.MONTHLY:
            ordinal = ("last", "", "first", "second", "third", "fourth")[schedule.ordinal + 1]
            return f"{ordinal} {WEEKDAYS[schedule.weekday]} of the month"


def check_in_words(check_in: CheckIn) -> str:
    """ "very close · good talk, time together · 20:14"; no time when it was added on another day."""
    parts = [CLOSENESS[min(5, max(1, check_in.closeness)) - 1]]
    if check_in.tags:
        parts.append(", ".join(check_in.tags))
    if at := _clock_time(check_in.at, check_in.day, check_in.zone):
        parts.append(at)
    return " · ".join(parts)


def _clock_time(moment: datetime, day: date, zone_name: str) -> str:
    try:
        zone: tzinfo = ZoneInfo(zone_name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    local = moment.astimezone(zone)
    return f"{local:%H:%M}" if 0 <= (local.date() - day).days <= 1 else ""
