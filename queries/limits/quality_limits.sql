-- title: Quality of the book against its limits
-- title zh: 资产质量指标限额执行情况
-- grain: as_of_date, measure
-- parameters: basis varchar
-- sources: bank_floor, bank_limit, book_total_month, standard_bucket, standard_parameter, valuation_month
-- needs: loan_month
-- notes: the whole bank; the floors set for this bank go before the limits file; headroom in money is what may still be lost, or what is held beyond a floor
-- notes zh: 全行口径；本行监管要求优先于限额文件；余量金额为距上限的金额，或高于下限的金额
with tolerance as (
    select
        valid_from,
        value as max_unevaluated_share
    from standard_parameter
    where standard = 'china_2023' and name = 'max_unevaluated_share'
),

value_tolerance as (
    select
        valid_from,
        value as max_unvalued_share
    from standard_parameter
    where standard = 'bank' and name = 'max_unvalued_share'
),

classed as (
    select
        book.*,
        standard_bucket.from_days,
        case $basis
            when 'reported' then risk_class_reported
            when 'dpd' then risk_class_dpd
            when 'floor' then risk_class_floor
            when 'effective' then risk_class_effective
            when 'eba' then risk_class_eba
            when 'fdic' then risk_class_fdic
            when 'par' then risk_class_par
        end as risk_class
    from book_total_month as book
    left join standard_bucket
        on standard_bucket.standard = 'china_2023' and book.bucket_china_2023 = standard_bucket.bucket
),

total as (
    select
        as_of_date,
        sum(balance) as gross,
        coalesce(sum(balance) filter (where risk_class >= 3), 0) as npl,
        coalesce(sum(balance) filter (where risk_class = 2), 0) as special_mention,
        coalesce(sum(balance) filter (where risk_class is null), 0) as unclassed,
        coalesce(sum(balance) filter (where from_days > 0), 0) as overdue,
        coalesce(sum(balance) filter (where from_days > 90), 0) as over_90,
        coalesce(sum(balance) filter (where from_days is null), 0) as unaged,
        sum(loss_allowance) as allowance,
        coalesce(sum(covered_amount), 0) as covered,
        sum(unvalued_balance) as unvalued
    from classed
    group by as_of_date
),

collateral as (
    select count(*) > 0 as is_supplied from valuation_month
),

shown as (
    select
        total.*,
        collateral.is_supplied,
        total.unclassed <= total.gross * tolerance.max_unevaluated_share as is_class_shown,
        total.unaged <= total.gross * tolerance.max_unevaluated_share as is_age_shown,
        total.unvalued <= total.gross * value_tolerance.max_unvalued_share as is_value_shown
    from total
    cross join collateral
    asof left join tolerance on total.as_of_date >= tolerance.valid_from
    asof left join value_tolerance on total.as_of_date >= value_tolerance.valid_from
),

measured as (
    select
        as_of_date,
        unnest([
            'npl_ratio', 'special_mention_ratio', 'overdue_ratio', 'over_90_to_npl', 'provision_coverage',
            'loan_provision_ratio', 'collateral_coverage'
        ]) as measure,
        unnest([npl, special_mention, overdue, over_90, allowance, allowance, covered])::decimal(28, 2) as amount,
        unnest([gross, gross, gross, npl, npl, gross, gross])::decimal(28, 2) as base_amount,
        unnest([true, true, true, true, allowance is not null, allowance is not null, is_supplied]) as is_there,
        unnest([
            is_class_shown, is_class_shown, is_age_shown, is_class_shown and is_age_shown, is_class_shown, true,
            is_value_shown
        ]) as is_shown
    from shown
),

floor_of_bank as (
    select
        measured.as_of_date,
        measured.measure,
        max_by(bank_floor.floor, bank_floor.valid_from) as floor,
        max_by(bank_floor.source, bank_floor.valid_from) as source
    from measured
    inner join bank_floor
        on
            measured.measure = bank_floor.measure
            and measured.as_of_date >= bank_floor.valid_from
            and measured.as_of_date < coalesce(bank_floor.valid_to, 'infinity'::date)
    group by measured.as_of_date, measured.measure
),

limited as (
    select
        measured.*,
        bank_limit.bound,
        bank_limit.value,
        bank_limit.amber,
        bank_limit.source_en,
        bank_limit.source_zh
    from measured
    asof left join bank_limit
        on measured.measure = bank_limit.measure and measured.as_of_date >= bank_limit.valid_from
),

judged as (
    select
        limited.as_of_date,
        limited.measure,
        limited.amount,
        limited.base_amount,
        case
            when not limited.is_there then 'not_supplied'
            when not coalesce(limited.is_shown, false) then 'withheld'
            when limited.base_amount = 0 then 'of_nothing'
        end as missing,
        coalesce(floor_of_bank.floor, limited.value)::decimal(18, 8) as bar,
        case when floor_of_bank.floor is not null then 'min' else limited.bound end as bound,
        coalesce(limited.amber, 0.9) as amber,
        coalesce(floor_of_bank.source, limited.source_en) as source_en,
        coalesce(floor_of_bank.source, limited.source_zh) as source_zh
    from limited
    left join floor_of_bank
        on limited.as_of_date = floor_of_bank.as_of_date and limited.measure = floor_of_bank.measure
)

select
    as_of_date,
    measure,
    case when missing is null then amount::double / base_amount::double end as level,
    bar::double as limit_level,
    case
        when missing is null
            then case when bound = 'min' then -1 else 1 end * (bar::double - amount::double / base_amount::double)
    end as headroom,
    case
        when missing is null
            then
                case when bound = 'min' then -1 else 1 end
                * round(bar::decimal(38, 8) * base_amount - amount, 2)
    end::decimal(28, 2) as headroom_amount,
    case when missing is null then amount end as amount,
    case when missing is null then base_amount end as base_amount,
    bound,
    amber::double as amber_share,
    missing,
    source_en as limit_source_en,
    source_zh as limit_source_zh
from judged
order by as_of_date, measure
