"""The check digits in SQL agree with python-stdnum, over right numbers and damaged ones."""

from __future__ import annotations

import random
from collections.abc import Callable

import duckdb
import pytest
from stdnum import lei
from stdnum.cn import ric, uscc
from stdnum.exceptions import InvalidComponent, ValidationError
from stdnum.iso7064 import mod_97_10

from data_checks.rules import load_rules
from tests.data_checks.tiny import failing_keys

RULE = next(rule for rule in load_rules() if rule.name == "customer_id_number_valid")
SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
USCC_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
HOW_MANY = 1500


def signs(chance: random.Random, alphabet: str, length: int) -> str:
    return "".join(chance.choices(alphabet, k=length))


def new_uscc(chance: random.Random) -> str:
    number = signs(chance, "0123456789", 8) + signs(chance, USCC_SIGNS, 9)
    return number + uscc.calc_check_digit(number)


def new_ric(chance: random.Random) -> str:
    place, year = chance.choice(["430102", "430121", "110101", "440106"]), chance.randint(1985, 2005)
    born = f"{year}{chance.randint(1, 12):02}{chance.randint(1, 28):02}"
    number = place + born + signs(chance, "0123456789", 3)
    return number + ric.calc_check_digit(number + "0")


def new_lei(chance: random.Random) -> str:
    number = signs(chance, SIGNS, 18)
    return number + mod_97_10.calc_check_digits(number)


def damaged(chance: random.Random, number: str) -> str:
    """Mistype one sign, swap two that stand side by side, or lose one."""
    place = chance.randrange(len(number) - 1)
    how = chance.randrange(3)
    if how == 0:
        return number[:place] + chance.choice(SIGNS) + number[place + 1 :]
    if how == 1:
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return number[:place] + number[place + 1 :]


def is_ric(number: str) -> bool:
    """Judge as stdnum does, save for the birthplace and birth date, which a rule of their own judges."""
    try:
        ric.validate(number)
    except InvalidComponent:
        return True
    except ValidationError:
        return False
    return True


def is_lei(number: str) -> bool:
    """Judge as stdnum does, which takes any length and letters where ISO 17442 has two check digits."""
    return len(number) == 20 and number[18:].isdigit() and lei.is_valid(number)


@pytest.mark.parametrize(
    ("id_type", "make", "is_valid"),
    [("uscc", new_uscc, uscc.is_valid), ("ric", new_ric, is_ric), ("lei", new_lei, is_lei)],
)
def test_check_digits_agree_with_stdnum(
    con: duckdb.DuckDBPyConnection,
    id_type: str,
    make: Callable[[random.Random], str],
    is_valid: Callable[[str], bool],
) -> None:
    chance = random.Random(id_type)  # noqa: S311 - numbers to test with, no secrets
    right = [make(chance) for _ in range(HOW_MANY)]
    numbers = list(dict.fromkeys(right + [damaged(chance, number) for number in right]))
    con.execute(
        "insert into customer (customer_id, id_type, id_number) "
        "select unnest($numbers), $id_type, unnest($numbers)",
        {"numbers": numbers, "id_type": id_type},
    )
    refused = {key["customer_id"] for key in failing_keys(con, rules=(RULE,)).get(RULE.name, [])}
    assert refused == {number for number in numbers if not is_valid(number)}
    assert HOW_MANY * 0.8 < len(refused) < HOW_MANY
