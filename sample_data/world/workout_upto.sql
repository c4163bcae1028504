-- grain: product_type, behind (the last stands for all later); the chances of a month, one after the other on a scale
-- from 0 to 1: one scale for what the debtor pays, one for what the bank disposes of
with chosen as (
    select
        workout.product_type,
        late.behind,
        arg_max(
            struct_pack(
                cured_upto := workout.cured,
                cash_upto := workout.cash,
                recovered_upto := workout.cash + workout.recovered,
                enforced_upto := workout.enforced,
                swapped_upto := workout.enforced + workout.swapped,
                sold_upto := workout.enforced + workout.swapped + workout.sold,
                partly_upto := workout.enforced + workout.swapped + workout.sold + workout.partly_written_off,
                written_off_upto := workout.enforced + workout.swapped + workout.sold + workout.partly_written_off
                    + workout.written_off
            ),
            workout.from_behind
        ) as chance
    from workout
    inner join range(4, 13) as late (behind) on workout.from_behind <= late.behind
    group by all
)

select
    product_type,
    behind,
    unnest(chance)
from chosen
