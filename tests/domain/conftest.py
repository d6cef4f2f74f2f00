"""Few examples, no deadline: these tests share their machine."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "domain", max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("domain")
