-- title en: Income is about what the customer declared
-- title zh: 核实收入与申报收入相近
-- severity: finding
-- dimension: accuracy
-- owner: customer_data
-- table: customer_external
-- key: customer_id, provider, checked_on
-- needs: book.customer_external.declared_income, book.customer_external.verified_income
-- tolerances: income_shortfall
-- reason en: By the latest answer the provider confirms less income than was declared, beyond the tolerance: the
--   loan was granted on income that is not there. Work out again what the customer can pay.
-- reason zh: 最近一次核查确认的收入低于申报收入且超过容忍度，授信所依据的收入并不真实，请重新测算偿债能力。
with latest as (
    select
        customer_id,
        provider,
        checked_on,
        declared_income,
        verified_income
    from book.customer_external
    where
        declared_income is not null
        and verified_income is not null
    qualify row_number() over (partition by customer_id, provider order by checked_on desc) = 1
)

select
    latest.customer_id,
    latest.provider,
    latest.checked_on
from latest
inner join tolerance
    on
        tolerance.name = 'income_shortfall'
        and latest.checked_on >= tolerance.valid_from
        and (tolerance.valid_to is null or latest.checked_on < tolerance.valid_to)
where latest.declared_income - latest.verified_income > latest.declared_income::decimal(38, 2) * tolerance.value
