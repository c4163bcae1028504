-- grain: product_type, behind (the last stands for all later); the chances of a month, one after the other on a scale
-- from 0 to 1: one scale for what the debtor pays, one for what the bank disposes of
select
    workout.product_type,
    late.behind,
    workout.cured as cured_upto,
    workout.cash as cash_upto,
    workout.cash + workout.recovered as recovered_upto,
    workout.enforced as enforced_upto,
    workout.enforced + workout.swapped as swapped_upto,
    workout.enforced + workout.swapped + workout.sold as sold_upto,
    workout.enforced + workout.swapped + workout.sold + workout.partly_written_off as partly_upto,
    workout.enforced + workout.swapped + workout.sold + workout.partly_written_off + workout.written_off
        as written_off_upto
from workout
inner join range(4, 13) as late (behind) on workout.from_behind <= late.behind
qualify row_number() over (partition by workout.product_type, late.behind order by workout.from_behind desc) = 1
