-- title: Movement of the loss allowance over a period
-- title zh: 贷款损失准备变动（期间）
-- grain: sequence
-- parameters: from_date date, to_date date
-- sources: allowance_movement
-- needs: loan_month, allowance_movement
-- notes: from the opening of the first month to the closing of the last, all stages; unexplained is what the records leave open, between two months too; not available across a missing month
-- notes zh: 自首月期初至末月期末，各阶段合计；未能解释项为变动记录未说明的差额（含月份之间的差额）；期间缺月时不展示
with component as (
    select
        unnest(range(1, 8)) as sequence,
        unnest([
            'opening_allowance', 'charged', 'released', 'used', 'recovered', 'unexplained', 'closing_allowance'
        ]) as component
),

chosen as (
    select
        as_of_date,
        sum(opening) as opening,
        sum(charged) as charged,
        sum(released) as released,
        sum(written_off) as written_off,
        sum(recovered) as recovered,
        sum(closing) as closing
    from allowance_movement
    where
        ($from_date is null or as_of_date >= $from_date::date)
        and ($to_date is null or as_of_date <= $to_date::date)
    group by as_of_date
),

total as (
    select
        min_by(opening, as_of_date) as opening,
        coalesce(sum(charged), 0) as charged,
        -coalesce(sum(released), 0) as released,
        -coalesce(sum(written_off), 0) as used,
        coalesce(sum(recovered), 0) as recovered,
        max_by(closing, as_of_date) as closing,
        sum(
            coalesce(charged, 0) - coalesce(released, 0) - coalesce(written_off, 0) + coalesce(recovered, 0)
        ) as explained,
        count(*) = date_diff('month', min(as_of_date), max(as_of_date)) + 1 as is_whole
    from chosen
    having count(*) > 0
)

select
    component.sequence,
    component.component,
    case
        when total.is_whole
            then
                case component.component
                    when 'opening_allowance' then total.opening
                    when 'charged' then total.charged
                    when 'released' then total.released
                    when 'used' then total.used
                    when 'recovered' then total.recovered
                    when 'unexplained' then total.closing - total.opening - total.explained
                    else total.closing
                end
    end::decimal(28, 2) as amount
from component
cross join total
order by component.sequence
