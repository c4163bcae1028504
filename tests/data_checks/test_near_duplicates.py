"""The rule on near duplicates against RapidFuzz, which compares every customer with every other.

The gate cannot do that for a million customers: its SQL compares only those who share two of four traits, by
the engine's own edit distances, which count bytes. So the library judges the SQL here: by characters, every
pair, with the same words for what is near. It found that signs and names that changed places were missed.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass, replace

import duckdb
import pytest
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA, DamerauLevenshtein

from data_checks.rules import load_rules

PEOPLE, FIRMS, TWINS = 900, 600, 240
SURNAMES = "王李张刘陈杨黄周吴赵"
GIVEN = "伟芳娜敏静磊洋艳勇军杰娟涛明超霞平刚桂英晓晔"
HOUSES = "瑞嘉鼎宏盛泰昌荣博远汇天湘楚麓星云海"
TRADES = ("贸易", "建材", "物流", "电子科技", "食品")
DIGITS = "0123456789"
CODE = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Customer:
    id: str
    is_person: bool
    name: str
    number: str
    region: str


def _people(chance: random.Random) -> list[Customer]:
    made = []
    for n in range(PEOPLE):
        region = chance.choice(["43", "44", "4301"])
        born = f"{chance.randint(1960, 2002)}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
        number = f"43010{chance.randint(1, 9)}{born}{chance.randint(100, 999)}{chance.choice('0123456789X')}"
        name = chance.choice(SURNAMES) + "".join(chance.sample(GIVEN, chance.choice([1, 2, 2])))
        if n % 12 == 0:
            name = " ".join(
                [chance.choice(["LEE", "SMITH", "OKAFOR"]), chance.choice(["ANNA", "JOHN", "MARIA"])]
            )
        made.append(Customer(f"P{n:05}", True, name, number, region))
    return made


def _firms(chance: random.Random) -> list[Customer]:
    made = []
    for n in range(FIRMS):
        house = "".join(chance.sample(HOUSES, 2))
        name = f"长沙{house}{chance.choice(TRADES)}有限公司"
        number = "91430100" + "".join(chance.choice(CODE) for _ in range(10))
        made.append(Customer(f"G{n:05}", False, name, number, chance.choice(["430100", "430200", "43"])))
    return made


def _slip(chance: random.Random, text: str, letters: str, first: int) -> str:
    """Change one sign from a place on, or swap two neighbours."""
    place = chance.randrange(first, len(text) - 1)
    if chance.random() < 0.5:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + chance.choice(letters) + text[place + 1 :]


def _twin(chance: random.Random, of: Customer, n: int) -> Customer:
    name, number = of.name, of.number
    kind = n % 6
    if kind in (0, 1):
        number = _slip(chance, number, DIGITS if of.is_person else CODE, 8)
    if kind in (1, 2) and len(name) > 2:
        name = _slip(chance, name, GIVEN, 0 if of.is_person else 2)
    if kind == 3:
        number = number[:14] + "".join(chance.choice(DIGITS) for _ in range(4))
    if kind == 4:
        name, number = " ".join(reversed(name.split())), _slip(chance, number, DIGITS, 8)
    if kind == 5:
        name = "".join(chr(ord(sign) + 0xFEE0) if "A" <= sign <= "Z" else sign for sign in name) + "　"
        number = _slip(chance, number, DIGITS, 6)
    return replace(of, id=f"T{n:05}", name=name, number=number)


@pytest.fixture(scope="module")
def customers() -> list[Customer]:
    chance = random.Random(7)  # noqa: S311 - the same book each time, nothing secret
    firsts = _people(chance) + _firms(chance)
    return firsts + [_twin(chance, chance.choice(firsts), n) for n in range(TWINS)]


def test_the_rule_finds_what_a_matching_library_finds(customers: list[Customer]) -> None:
    found, judged = _found(customers), _judged(customers)
    assert len(judged) > 150
    assert found - judged == set(), "pairs that the library would not call near"
    # missed by design: a slip in the name with slips in two parts of the number leaves one trait to share
    missed = [tuple(sorted(pair)) for pair in judged - found]
    by_id = {customer.id: customer for customer in customers}
    assert all(_shared_traits(by_id[one], by_id[other]) < 2 for one, other in missed)
    assert len(missed) <= 0.03 * len(judged)


def _found(customers: list[Customer]) -> set[frozenset[str]]:
    con = duckdb.connect()
    con.execute(
        "create table customer (customer_id varchar, name varchar, customer_type varchar, id_number varchar,"
        " region_code varchar, valid_from date)"
    )
    con.execute("create schema book")
    con.execute("create view book.customer as from main.customer")
    rows = [(c.id, c.name, "retail" if c.is_person else "corporate", c.number, c.region) for c in customers]
    con.executemany("insert into customer values (?, ?, ?, ?, ?, null)", rows)
    rule = next(rule for rule in load_rules() if rule.name == "customer_near_duplicate")
    return {frozenset(pair) for pair in con.execute(rule.sql).fetchall()}


def _judged(customers: list[Customer]) -> set[frozenset[str]]:
    near = set()
    for is_person in (True, False):
        alike = [customer for customer in customers if customer.is_person == is_person]
        names = [_plain(customer.name) for customer in alike]
        distances = process.cdist(names, names, scorer=OSA.distance, score_cutoff=1)
        order = process.cdist([_tokens(c.name) for c in alike], [_tokens(c.name) for c in alike],
                              scorer=fuzz.token_sort_ratio)  # fmt: skip
        for one in range(len(alike)):
            for other in range(one + 1, len(alike)):
                is_close = distances[one, other] <= 1 or order[one, other] == 100
                if is_close and _same_debtor(alike[one], alike[other]):
                    near.add(frozenset((alike[one].id, alike[other].id)))
    return near


def _same_debtor(one: Customer, other: Customer) -> bool:
    if one.number == other.number:
        return False
    if DamerauLevenshtein.distance(one.number, other.number) <= 2:
        return True
    names = _plain(one.name), _plain(other.name)
    if one.region != other.region:
        return False
    if one.is_person:
        return one.number[6:14] == other.number[6:14] and sorted(names[0]) == sorted(names[1])
    return names[0] == names[1]


def _plain(name: str) -> str:
    letters = re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", name).upper())
    return re.sub("(股份有限公司|有限责任公司|有限公司|公司)$", "", letters)


def _tokens(name: str) -> str:
    return unicodedata.normalize("NFKC", name).upper().strip()


def _shared_traits(one: Customer, other: Customer) -> int:
    cuts = ((0, 6), (6, 14), (14, 18)) if one.is_person else ((0, 8), (8, 13), (13, 18))
    parts = sum(one.number[start:end] == other.number[start:end] for start, end in cuts)
    return parts + (sorted(_plain(one.name)) == sorted(_plain(other.name)))
