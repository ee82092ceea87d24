"""How much hypothesis tries: little in every run, much in `make fuzz`."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "check", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("fuzz", parent=settings.get_profile("check"), max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "check"))
