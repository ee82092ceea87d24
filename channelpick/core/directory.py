"""What a catalog vouches for, as the room `contacts` takes it; and what is wrong with that."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from channelpick.contacts.directory import Directory
from channelpick.core.catalog import Catalog, Platform
from channelpick.errors import KeyPath, Problem


@lru_cache(maxsize=64)
def directory_of(catalog: Catalog) -> Directory:
    """The contacts of all channels, and the names and domains of the platform."""
    platform = catalog.platform or Platform()
    return Directory(
        name=platform.name or "",
        contacts=tuple(
            (name, contact)
            for name, channel in catalog.channels.items()
            for contact in channel.contacts
        ),
        domains=platform.domains,
        aliases=platform.aliases,
        weak_names=platform.weak_names,
        not_lookalike=platform.not_lookalike,
    )


def find_contact_problems(catalog: Catalog) -> Iterator[Problem]:
    """Every contact, domain and name that endangers customers, or means nothing."""
    directory = directory_of(catalog)
    if directory == Directory():
        return
    from channelpick.contacts.listing import find_faults  # the public suffixes take 40 ms

    paths: dict[tuple[str | int, ...], KeyPath] = {}
    for name, channel in catalog.channels.items():
        for index in range(len(channel.contacts)):
            paths["contacts", len(paths)] = ("channels", name, "contacts", index)
    for fault in find_faults(directory):
        yield Problem(
            code=fault.code,
            path=paths.get(fault.where, ("platform", *fault.where)),
            also=tuple(paths.get(where, ("platform", *where)) for where in fault.also),
            values=fault.values,
        )
