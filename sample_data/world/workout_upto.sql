-- grain: product_type, from_behind; the chances of a month, one after the other on a scale from 0 to 1:
-- one scale for what the debtor pays, one for what the bank disposes of
select
    product_type,
    from_behind,
    cured as cured_upto,
    cash as cash_upto,
    cash + recovered as recovered_upto,
    enforced as enforced_upto,
    enforced + swapped as swapped_upto,
    enforced + swapped + sold as sold_upto,
    enforced + swapped + sold + partly_written_off as partly_upto,
    enforced + swapped + sold + partly_written_off + written_off as written_off_upto
from workout
