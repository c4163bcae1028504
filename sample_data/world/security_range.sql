-- grain: customer_type, collateral_type
select
    *,
    coalesce(
        sum(weight) over (
            partition by customer_type order by collateral_type rows between unbounded preceding and 1 preceding
        ),
        0
    )
    / sum(weight) over (partition by customer_type) as low
from security
