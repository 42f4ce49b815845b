"""Reading incidents: everything about one, and which of them a person may see."""

from __future__ import annotations

from octotui.domain.incident import values as v
from octotui.store.coding import TABLES

TABLES.update(
    {
        v.Incident: "incident",
        v.Phase: "incident_phase",
        v.Step: "incident_step",
        v.Command: "incident_command",
        v.Summons: "incident_summons",
        v.Measure: "incident_measure",
        v.Decision: "incident_decision",
        v.Advice: "incident_advice",
        v.Update: "incident_update",
        v.Message: "incident_message",
        v.Snooze: "incident_snooze",
        v.Rung: "incident_rung",
        v.Note: "incident_note",
        v.Alarm: "incident_alarm",
        v.Action: "incident_action",
        v.Review: "incident_review",
    }
)
