-- title en: Yearly revenue is about what the tax office confirms
-- title zh: 年度营业收入与税务核实收入相近
-- severity: finding
-- dimension: accuracy
-- owner: customer_data
-- table: customer_financial
-- key: customer_id, period_end
-- needs: book.customer_financial.revenue, book.customer_external.verified_income
-- tolerances: revenue_shortfall
-- reason en: The year's statement shows more revenue than the tax office confirmed in its next answer, beyond the
--   tolerance: the statement may have been made for the bank. Ask for the tax return.
-- reason zh: 年度报表营业收入高于其后首次税务核实收入且超过容忍度，报表可能失实，请调取纳税申报表核对。
with confirmed as (
    select
        customer_financial.customer_id,
        customer_financial.period_end,
        any_value(customer_financial.revenue) as revenue,
        min_by(external.verified_income, external.checked_on) as verified_income
    from book.customer_financial as customer_financial
    inner join book.customer_external as external
        on
            customer_financial.customer_id = external.customer_id
            and external.provider = 'tax'
            and external.verified_income is not null
            and external.checked_on > customer_financial.period_end
            -- an answer on the year after would speak of another year
            and external.checked_on <= customer_financial.period_end + interval 12 month
    where month(customer_financial.period_end) = 12
    group by customer_financial.customer_id, customer_financial.period_end
)

select
    confirmed.customer_id,
    confirmed.period_end
from confirmed
inner join tolerance
    on
        tolerance.name = 'revenue_shortfall'
        and confirmed.period_end >= tolerance.valid_from
        and (tolerance.valid_to is null or confirmed.period_end < tolerance.valid_to)
where confirmed.revenue - confirmed.verified_income > confirmed.revenue::decimal(38, 2) * tolerance.value
