-- title: How long each restructured loan stays under observation, and every restart
-- title zh: 重组贷款观察期及其重新起算
-- grain: loan_id, sequence, part
-- sources: book.restructuring, book.repayment_due, history.loan_month, troubled_month, standard_parameter
-- stored: scratch
-- period: none
-- notes: starts at the first repayment agreed; ends at the later of twelve months and the second repayment date after the start; a payment missed up to and including the last day, or turning non-performing, starts it again
with agreed as (
    select
        loan_id,
        sequence,
        agreed_on,
        class_before,
        resolved_on,
        refinances_loan_id,
        coalesce(first_repayment_on, agreed_on) as first_repayment_on
    from book.restructuring
    where difficulty <> 'none' and agreed_on is not null
),

resolution as (
    select count(resolved_on) > 0 as is_supplied from agreed
),

length as (
    select
        agreed.loan_id,
        agreed.sequence,
        max_by(standard_parameter.value, standard_parameter.valid_from)::integer as months
    from agreed
    inner join standard_parameter on agreed.agreed_on >= standard_parameter.valid_from
    where standard_parameter.standard = 'china_2023' and standard_parameter.name = 'observation_months'
    group by all
),

last_day as (
    select max(as_of_date) as as_of_date from history.loan_month
),

restructured as (
    select distinct loan_id from agreed
),

instalment as (
    select
        due.loan_id,
        due.due_on,
        coalesce(due.paid_on, 'infinity'::date) > due.due_on and due.due_on < last_day.as_of_date as is_missed
    from book.repayment_due as due
    inner join restructured on due.loan_id = restructured.loan_id
    cross join last_day
),

-- The month-ends show what was late even where the instalments are not supplied.
missed as (
    select
        loan_id,
        due_on as missed_on
    from instalment
    where is_missed
    union
    select
        loan_id,
        as_of_date - days as missed_on
    from troubled_month
    where days > 0
),

standing as (
    select
        loan_id,
        as_of_date,
        coalesce(class_by_days >= 3, false) as is_late,
        coalesce(class_by_days >= 3 or impairment_stage = 3, false) or evades_debt as is_npl
    from troubled_month
),

-- What is impaired in the first month shown, and not late, may have been so before.
turned as (
    select
        loan_id,
        as_of_date as turned_on
    from standing
    qualify is_npl and not coalesce(lag(is_npl) over (partition by loan_id order by as_of_date), not is_late)
),

start as (
    select
        loan_id,
        sequence,
        first_repayment_on as starts_on,
        'agreed' as because
    from agreed
    union all
    select
        agreed.loan_id,
        agreed.sequence,
        missed.missed_on,
        'missed' as because
    from agreed
    inner join missed on agreed.loan_id = missed.loan_id and agreed.first_repayment_on <= missed.missed_on
    union all
    select
        agreed.loan_id,
        agreed.sequence,
        turned.turned_on,
        'npl' as because
    from agreed
    inner join turned on agreed.loan_id = turned.loan_id and agreed.first_repayment_on < turned.turned_on
),

-- A payment missed on the very day that a period starts is its reason to start.
once as (
    select
        loan_id,
        sequence,
        starts_on,
        max_by(because, case because when 'agreed' then 1 when 'missed' then 2 else 3 end) as because
    from start
    group by all
),

-- A schedule that begins after the start does not say when the second payment fell due.
first_instalment as (
    select
        loan_id,
        min(due_on) as due_on
    from instalment
    group by loan_id
),

repayment_after as (
    select
        once.loan_id,
        once.sequence,
        once.starts_on,
        min(distinct instalment.due_on, 2)[2] as second_due_on
    from once
    inner join first_instalment
        on once.loan_id = first_instalment.loan_id and once.starts_on >= first_instalment.due_on
    inner join instalment on once.loan_id = instalment.loan_id and once.starts_on < instalment.due_on
    group by all
),

ended as (
    select
        once.*,
        agreed.agreed_on,
        agreed.class_before,
        agreed.refinances_loan_id,
        greatest(
            (once.starts_on + to_months(length.months))::date,
            -- In a schedule that ends before a second date the last one is what there is.
            coalesce(repayment_after.second_due_on, once.starts_on)
        ) as due_to_end_on,
        length.months,
        agreed.resolved_on,
        resolution.is_supplied as is_resolution_supplied
    from once
    inner join agreed on once.loan_id = agreed.loan_id and once.sequence = agreed.sequence
    inner join length on once.loan_id = length.loan_id and once.sequence = length.sequence
    cross join resolution
    left join repayment_after
        on
            once.loan_id = repayment_after.loan_id
            and once.sequence = repayment_after.sequence
            and once.starts_on = repayment_after.starts_on
),

-- Where difficulties are not over at the end, another whole period follows, until they are.
settled as (
    select
        * exclude (due_to_end_on, months, resolved_on, is_resolution_supplied),
        case
            when not is_resolution_supplied or resolved_on <= due_to_end_on then due_to_end_on
            when resolved_on is null then 'infinity'::date
            else
                (
                    due_to_end_on
                    + to_months(
                        (
                            months
                            * ceil((date_sub('month', due_to_end_on, (resolved_on - 1)::date) + 1) / months)
                        )::integer
                    )
                )::date
        end as runs_until
    from ended
),

chained as (
    select
        *,
        lead(starts_on) over (partition by loan_id, sequence order by starts_on) as next_start,
        row_number() over (partition by loan_id, sequence order by starts_on) as part
    from settled
),

broken as (
    select
        loan_id,
        sequence,
        min(part) as last_part
    from chained
    where next_start is null or next_start > runs_until
    group by all
)

select
    chained.loan_id,
    chained.sequence,
    chained.part::integer as part,
    chained.agreed_on,
    chained.class_before,
    chained.refinances_loan_id,
    chained.because,
    chained.starts_on,
    nullif(chained.runs_until, 'infinity'::date) as runs_until,
    case when chained.part < broken.last_part then chained.next_start end as restarted_on
from chained
inner join broken on chained.loan_id = broken.loan_id and chained.sequence = broken.sequence
where chained.part <= broken.last_part
