"""Outlook: odds of trouble per region for the next four weeks, with reasons and a track record."""

from selaras.outlook._alerts import Alert, Verdict, alerts, verdicts
from selaras.outlook._backtest import Backtest, Rival, Score, SurgeScore, backtest, score_replayed
from selaras.outlook._chart import (
    Records,
    chart_deaths,
    chart_heads,
    chart_page,
    chart_rows,
    chart_svg,
)
from selaras.outlook._config import Coverage, Settings
from selaras.outlook._events import Event, EventRow, Events, UnusableEvents, events_of
from selaras.outlook._forecast import forecast
from selaras.outlook._given import load_coverage, load_signals
from selaras.outlook._pmf import trim
from selaras.outlook._records import (
    GROUPS,
    Deaths,
    Group,
    LeftOut,
    Outlook,
    Prediction,
    Reason,
    RegionOutlook,
    Surge,
    Usual,
)
from selaras.outlook._regions import official_region, region_name
from selaras.outlook._replay import Replayed, Span, replay
from selaras.outlook._signals import Signal, Signals, signals_of
from selaras.outlook._synthetic import synthesise
from selaras.outlook._tables import load_events
from selaras.outlook._track import (
    Bin,
    Issued,
    Settled,
    TrackRecord,
    issue,
    reliability,
    settle,
    settled_of_replay,
    track_record,
)
from selaras.outlook._words import Language, odds, word

__all__ = [
    "GROUPS",
    "Alert",
    "Backtest",
    "Bin",
    "Coverage",
    "Deaths",
    "Event",
    "EventRow",
    "Events",
    "Group",
    "Issued",
    "Language",
    "LeftOut",
    "Outlook",
    "Prediction",
    "Reason",
    "Records",
    "RegionOutlook",
    "Replayed",
    "Rival",
    "Score",
    "Settings",
    "Settled",
    "Signal",
    "Signals",
    "Span",
    "Surge",
    "SurgeScore",
    "TrackRecord",
    "UnusableEvents",
    "Usual",
    "Verdict",
    "alerts",
    "backtest",
    "chart_deaths",
    "chart_heads",
    "chart_page",
    "chart_rows",
    "chart_svg",
    "events_of",
    "forecast",
    "issue",
    "load_coverage",
    "load_events",
    "load_signals",
    "odds",
    "official_region",
    "region_name",
    "reliability",
    "replay",
    "score_replayed",
    "settle",
    "settled_of_replay",
    "signals_of",
    "synthesise",
    "track_record",
    "trim",
    "verdicts",
    "word",
]
