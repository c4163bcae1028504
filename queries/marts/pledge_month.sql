-- title: Collateral behind each loan at each as-of date, at the latest valuation received by then
-- title zh: 各数据日期押品担保明细（采用截至当日已收到的最新估值）
-- grain: as_of_date, loan_id, collateral_id
-- parameters: base_currency varchar
-- sources: book.loan_month, book.collateral_pledge, book.collateral, book.collateral_valuation, book.exchange_rate, collateral_haircut, standard_parameter, book_date
-- stored: lake
-- period: as_of_date
-- notes: no row once released; a lapsed registration, or none where the feed registers that type, counts zero; a share that is not known leaves the value unknown; the valuation less what is unregistered, haircut and senior claims is the value recognised
with month as (
    select as_of_date from book_date
),

rate as (
    select
        as_of_date,
        $base_currency as currency,
        1::decimal(18, 8) as rate_to_base
    from month
    union all
    select
        as_of_date,
        currency,
        rate_to_base
    from book.exchange_rate
    where currency <> $base_currency
),

haircut as (
    select
        month.as_of_date,
        collateral_haircut.collateral_type,
        max_by(collateral_haircut.haircut, collateral_haircut.valid_from)::decimal(9, 6) as haircut
    from month
    inner join collateral_haircut on month.as_of_date >= collateral_haircut.valid_from
    group by all
),

seized_haircut as (
    select
        month.as_of_date,
        max_by(standard_parameter.value, standard_parameter.valid_from)::decimal(9, 6) as haircut
    from month
    inner join standard_parameter on month.as_of_date >= standard_parameter.valid_from
    where standard_parameter.standard = 'bank' and standard_parameter.name = 'seized_extra_haircut'
    group by all
),

registered_type as (
    select distinct collateral_type from book.collateral
    where registration_no is not null
),

-- In order of receipt, a valuation of an earlier date than one already held never counts.
received as (
    select
        *,
        max(valued_on) over (
            partition by collateral_id order by received_on, valued_on
            rows between unbounded preceding and current row
        ) as newest_valued_on
    from book.collateral_valuation
    where valued_on is not null and received_on is not null and amount is not null
),

valuation as (
    select
        *,
        lead(received_on) over (partition by collateral_id order by received_on, valued_on) as replaced_on
    from received
    where valued_on = newest_valued_on
),

pledged as (
    select
        loan_month.as_of_date,
        loan_month.loan_id,
        pledge.collateral_id,
        coalesce(collateral.collateral_type, 'unknown') as collateral_type,
        coalesce(collateral.region_code, 'unknown') as region_code,
        case
            when collateral.registered_until < loan_month.as_of_date then 'lapsed'
            when collateral.registration_no is null and registered_type.collateral_type is not null
                then 'unregistered'
            else 'registered'
        end as registration,
        coalesce(collateral.seized_on <= loan_month.as_of_date, false) as is_seized,
        valuation.valued_on,
        valuation.received_on,
        valuation.amount,
        rate.rate_to_base,
        pledge.allocated_share::decimal(9, 8) as allocated_share,
        coalesce(pledge.senior_claims, 0) as senior_claims,
        coalesce(haircut.haircut, 0)
        + case when collateral.seized_on <= loan_month.as_of_date then coalesce(seized_haircut.haircut, 0) else 0 end
            as haircut,
        rate.rate_to_base = 1 and pledge.allocated_share = 1 as is_plain
    from book.loan_month as loan_month
    inner join book.collateral_pledge as pledge
        on
            loan_month.loan_id = pledge.loan_id
            and loan_month.as_of_date >= pledge.valid_from
            and loan_month.as_of_date < coalesce(pledge.valid_to, 'infinity'::date)
            and loan_month.as_of_date < coalesce(pledge.released_on, 'infinity'::date)
    left join book.collateral as collateral
        on
            pledge.collateral_id = collateral.collateral_id
            and loan_month.as_of_date >= collateral.valid_from
            and loan_month.as_of_date < coalesce(collateral.valid_to, 'infinity'::date)
    left join valuation
        on
            pledge.collateral_id = valuation.collateral_id
            and loan_month.as_of_date >= valuation.received_on
            and loan_month.as_of_date < coalesce(valuation.replaced_on, 'infinity'::date)
    left join registered_type on collateral.collateral_type = registered_type.collateral_type
    left join rate
        on loan_month.as_of_date = rate.as_of_date and coalesce(valuation.currency, $base_currency) = rate.currency
    left join haircut
        on loan_month.as_of_date = haircut.as_of_date and collateral.collateral_type = haircut.collateral_type
    left join seized_haircut on loan_month.as_of_date = seized_haircut.as_of_date
),

valued as (
    select
        *,
        registration = 'registered' as is_registered,
        amount is not null and rate_to_base is not null and allocated_share is not null as is_valued,
        case when haircut < 1 then 1 - haircut else 0 end::decimal(9, 6) as kept,
        case
            when is_plain then amount
            else round(amount::decimal(38, 2) * rate_to_base * allocated_share, 2)
        end::decimal(18, 2) as allocated_valuation,
        case
            when rate_to_base = 1 then amount
            else round(amount::decimal(38, 2) * rate_to_base, 2)
        end::decimal(18, 2) as value
    from pledged
),

-- A pledge is worth the same month after month until its valuation, rate or haircut changes: worked out once.
stated as (
    select distinct
        amount,
        rate_to_base,
        allocated_share,
        senior_claims,
        kept,
        is_plain,
        is_registered,
        is_valued
    from valued
),

priced as (
    select
        *,
        case
            when not is_valued then null
            when not is_registered or kept = 0 then 0
            when is_plain and kept = 1 then amount
            else round(amount::decimal(38, 2) * kept * rate_to_base * allocated_share, 2)
        end::decimal(18, 2) as left_after_haircut,
        case
            when not is_valued then null
            when not is_registered or kept = 0 then 0
            when is_plain and kept = 1 then greatest(amount - senior_claims, 0)
            else
                round(greatest(amount::decimal(38, 2) * kept - senior_claims, 0) * rate_to_base * allocated_share, 2)
        end::decimal(18, 2) as recognised_value,
        -- What would be recognised after a fall of a tenth, a fifth, three tenths of the price.
        case
            when not is_valued then null
            when not is_registered or kept = 0 then 0
            else
                round(
                    greatest(amount::decimal(38, 2) * (kept * 0.9)::decimal(9, 6) - senior_claims, 0)
                    * rate_to_base * allocated_share,
                    2
                )
        end::decimal(18, 2) as value_down_10,
        case
            when not is_valued then null
            when not is_registered or kept = 0 then 0
            else
                round(
                    greatest(amount::decimal(38, 2) * (kept * 0.8)::decimal(9, 6) - senior_claims, 0)
                    * rate_to_base * allocated_share,
                    2
                )
        end::decimal(18, 2) as value_down_20,
        case
            when not is_valued then null
            when not is_registered or kept = 0 then 0
            else
                round(
                    greatest(amount::decimal(38, 2) * (kept * 0.7)::decimal(9, 6) - senior_claims, 0)
                    * rate_to_base * allocated_share,
                    2
                )
        end::decimal(18, 2) as value_down_30
    from stated
),

counted as (
    select
        valued.*,
        priced.left_after_haircut,
        priced.recognised_value,
        priced.value_down_10,
        priced.value_down_20,
        priced.value_down_30
    from valued
    left join priced
        on
            valued.amount is not distinct from priced.amount
            and valued.rate_to_base is not distinct from priced.rate_to_base
            and valued.allocated_share is not distinct from priced.allocated_share
            and valued.senior_claims is not distinct from priced.senior_claims
            and valued.kept is not distinct from priced.kept
            and valued.is_registered is not distinct from priced.is_registered
)

select
    as_of_date,
    loan_id,
    collateral_id,
    collateral_type,
    region_code,
    registration,
    is_registered,
    is_seized,
    valued_on,
    received_on,
    value,
    allocated_valuation,
    case
        when is_valued then case when is_registered then 0 else allocated_valuation end
    end::decimal(18, 2) as unregistered_amount,
    case
        when is_valued then case when is_registered then allocated_valuation - left_after_haircut else 0 end
    end::decimal(18, 2) as haircut_amount,
    (left_after_haircut - recognised_value)::decimal(18, 2) as senior_amount,
    recognised_value,
    value_down_10,
    value_down_20,
    value_down_30
from counted
