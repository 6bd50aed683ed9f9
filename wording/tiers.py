"""The three tiers in words: what the frame of each tier says, and every link as a sentence with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from graph.analysis.network.tiers import TIERS, TierLink, TierNode, Tiers
from graph.catalogue import Catalogue
from graph.facts.activities import Activity
from graph.facts.choices import RoleKind, Tier
from graph.facts.links import Membership, PlatformPart, PlatformRole
from locales import Words
from wording.facts import Reader


@dataclass(frozen=True)
class TierReader:
    """Reads the three tiers to a person, in one language; `named` is what the area looked at is called."""

    tiers: Tiers
    catalogue: Catalogue
    words: Words
    named: str

    def names(self) -> Mapping[Tier, str]:
        """Return what each tier is called in the picture."""
        prefecture = self.tiers.records.get(self.tiers.prefecture)
        above = prefecture.area.name if prefecture else self.catalogue.areas.name(self.tiers.prefecture,
                                                                                 self.words.language)
        others = {node.home for node in self.tiers.on(Tier.MUNICIPAL)} - set(self.tiers.towns)
        below = self.words("tiers.municipalities") if self.tiers.whole else \
            self.words("tiers.municipal_and_more", name=self.named) if others else self.named
        return {Tier.NATIONAL: self.words("tiers.national"), Tier.PREFECTURAL: above, Tier.MUNICIPAL: below}

    def says(self) -> Mapping[Tier, str]:
        """Return what is said in the frame of each tier: what is not recorded; of a prefecture, how many have what."""
        says = {tier: "\n".join(self.words(f"tiers.silence.{silence}") for silence in self.tiers.silences(tier))
                for tier in TIERS}
        return says | {Tier.MUNICIPAL: self._counted()} if self.tiers.whole else says

    def _counted(self) -> str:
        tiers = self.tiers

        def having(role: RoleKind) -> int:
            return sum(any(tiers.held(node.id, role) for node in tiers.serving(town)) for town in tiers.with_platform)

        return self.words("tiers.counted", total=len(tiers.towns), served=len(tiers.with_platform),
                          linked=having(RoleKind.LINKED), backed=having(RoleKind.BACK_UP))

    def name(self, id_: str) -> str:
        """Return what somebody is called; of a platform of a whole prefecture with whose it is."""
        return self.tiers.nodes[id_].name or self.words("tiers.brokered")

    def sentences(self) -> list[str]:
        """Return everything the picture shows, from the top: what is silent, then every link."""
        names, says = self.names(), self.says()
        silent = [self.words("tiers.said", name=names[tier], says=says[tier].replace("\n", " ")) for tier in TIERS
                  if says[tier]]
        return [*silent, *(self.sentence(link) for link in sorted(self.tiers.links, key=self._from_the_top))]

    def _from_the_top(self, link: TierLink) -> int:
        return min(TIERS.index(self.tiers.nodes[end].tier) for end in (link.source, link.target))

    def sentence(self, link: TierLink) -> str:
        """Return a link in words, with its sources."""
        reader = self._readers[link.home]
        sources = self.words("list.between").join(reader.sources(link.fact))
        return self.words("tiers.sentence", source=self.name(link.source), target=self.name(link.target),
                          how=self.how(link),
                          source_text=self.words("tiers.cited", sources=sources) if sources else "")

    def how(self, link: TierLink) -> str:
        """Return how two are joined."""
        text = self._how(link)
        return self.words("tiers.to_come", how=text) if link.planned else text

    def _how(self, link: TierLink) -> str:
        fact = link.fact
        if isinstance(fact, PlatformRole):
            return self.words.of(fact.role)
        if isinstance(fact, PlatformPart):
            return self.words("picture.edge.part")
        if isinstance(fact, Membership):
            reader = self._readers[link.home]
            details = [reader.value(fact, name) for name in ("seat", "status") if getattr(fact, name)]
            return self.words("list.between").join([self.words("picture.edge.membership"), *details])
        if isinstance(fact, Activity):
            kind = self.catalogue.activity_kinds.get(fact.kind)
            what = fact.what or (kind.name(self.words.language) if kind else fact.kind)
            return self.words("tiers.brokered_by" if link.planned else "tiers.taken_up", what=what)
        return self.words("tiers.served")

    @cached_property
    def _readers(self) -> Mapping[str, Reader]:
        return {home: Reader(record, self.catalogue, self.words) for home, record in self.tiers.records.items()}

    def cited(self) -> str:
        """Return the titles of the sources of everything shown."""
        refs = dict.fromkeys((link.home, ref) for link in self.tiers.links for ref in link.fact.cites)
        return self.words("list.between").join(dict.fromkeys(self._readers[home].name(ref) for home, ref in refs))

    def about(self, node: TierNode) -> list[tuple[str, str]]:
        """Return label and value of what is recorded of somebody, with its sources."""
        if node.fact is None:
            return []
        reader = self._readers[node.home]
        sources = self.words("list.between").join(reader.sources(node.fact))
        return [*reader.rows(node.fact), *([(self.words("progress.sources"), sources)] if sources else [])]

    def links_of(self, id_: str) -> list[str]:
        """Return the links of somebody in words."""
        return [self.sentence(link) for link in self.tiers.linked(id_)] or [
            self.words("tiers.nobody", name=self.name(id_))]

