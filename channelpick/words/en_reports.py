"""What the tools for staff report, in English."""

from __future__ import annotations

from channelpick.words.words import ReportWords

REPORTS = ReportWords(
    of_all="{count} ({share})",
    covered=(
        "Looked at {total} situations: every combination of {criteria}; facts away from "
        "their default, at most {facts} at once (what was tried counts as one); opening states "
        "that occur within a year: {states}; languages: {languages}."
    ),
    usual="{where}; all else as usual",
    usual_means=(
        "“As usual” means that nothing was tried, and that every yes/no fact that is not named is "
        "at its default."
    ),
    always="always",
    when="when {where}",
    or_when="or when {where}",
    others="and in {count} more",
    example="for example: {example}",
    nothing="(nothing)",
    diff_title="{old} → {new}",
    diff_first="The first choice changes in {count} of {total} situations ({share}).",
    diff_more=(
        "The first three places change in {top} ({top_share}), any place in {any_count} "
        "({any_share})."
    ),
    diff_same="Every situation is answered as before.",
    diff_no_change="The two files say the same.",
    changed="Changed in the file",
    moves="First choices that change",
    more_moves="and {kinds} more kinds of change, in {count} situations (--json has them all)",
    tips_changed="Tips",
    tip_change="{tip}: newly given in {gained}, no longer in {lost}",
    findings="Findings",
    all_well="Nothing to mend.",
    accepted="Accepted",
    accepted_because="accepted: {reason}",
    firsts="How often each channel is recommended",
    channel="channel",
    first="first",
    top="first three",
    rules="Rules, and what changes without them",
    rule="rule",
    applies="applies",
    first_choice="first choice",
    any_place="any place",
    weights="Other weights, and how many first choices they change",
    no_other_weight="no other weight changes any",
    ties="Ties for the first place, decided by the order of the file",
    no_ties="None.",
    tips="How often each tip is given",
    tip="tip",
    given="given",
    test_passed="{name} (situations: {count})",
    expectation_failed="{expected}; fails in {failures} of {count}",
    expected={
        "first": "first should be {wanted}",
        "first_one_of": "first should be one of {wanted}",
        "top3": "the first three should include {wanted}",
        "never": "there should be no place for {wanted}",
        "before": "the order should be {wanted}",
        "tips": "these tips should be given: {wanted}",
    },
    tips_found="tips given: {tips}",
    tests_summary="{passed} passed, {failed} failed; {situations} situations looked at.",
    noted="{text} ({note})",
    weight="weight {weight}",
    criteria="What is weighed",
    fits="fits.{criterion}: {fits}",
    facts="Facts",
    default="default",
    channels="Channels",
    hours="hours",
    reply="reply",
    wait="wait",
    then="then",
    tags="tags",
    languages="languages",
    rules_title="Rules",
    tips_title="Tips",
    tags_title="Tags",
    if_all="If {conditions}",
    always_rule="Always",
    both=" and ",
    either=" or ",
    one_of="one of: {conditions}",
    never="never {channels}",
    prefer="prefer {channels} (+{points})",
    demote="demote {channels} (−{points})",
    tried="{channels} gave no answer in time",
    only_for="only with {channels}",
    who_answers="Who answers what (share of the situations in which a channel comes first)",
    named_in="Where it is named",
    not_offered="not offered here",
)
