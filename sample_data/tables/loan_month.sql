-- grain: as_of_date, loan_id; a loan that left has one last row in the month it left
with accrued as (
    select
        position.*,
        shown.loan_id,
        shown.branch_id,
        shown.repaid_by,
        shown.granted_month,
        shown.granted_day,
        shown.due_day,
        shown.tenor,
        case shown.product_type
            when 'corporate_loan' then '130301'
            when 'small_business_loan' then '130302'
            when 'mortgage' then '130303'
            when 'consumer_loan' then '130304'
            when 'credit_card' then '130305'
            when 'rural_household_loan' then '130306'
        end as ledger_account,
        -- interest since the last due date, not yet asked for
        if(
            position.is_active and position.days_past_due <= 90,
            round(
                position.balance * shown.monthly_rate * (day(position.as_of_date) - shown.due_day) / 30
            )::bigint,
            0
        ) as accrued_interest
    from position
    inner join shown on position.loan_no = shown.loan_no
)

select
    accrued.as_of_date,
    accrued.loan_id,
    accrued.branch_id,
    yuan(accrued.balance) as balance,
    yuan(
        accrued.balance + accrued.accrued_interest + if(accrued.days_past_due > 90, 0, accrued.overdue_interest)
    ) as gross_carrying_amount,
    yuan(accrued.accrued_interest + if(accrued.days_past_due > 90, 0, accrued.overdue_interest)) as interest_receivable,
    yuan(if(accrued.days_past_due > 90, accrued.overdue_interest, 0)) as interest_off_balance,
    yuan(accrued.overdue_principal) as overdue_principal,
    yuan(accrued.overdue_interest) as overdue_interest,
    case
        when accrued.overdue_principal = 0 then null
        when accrued.repaid_by = 'interest_first' then due_on(accrued.granted_month + accrued.tenor + accrued.shift, accrued.due_day)
        else accrued.due_since
    end as principal_due_since,
    if(accrued.overdue_interest > 0, accrued.due_since, null) as interest_due_since,
    accrued.days_past_due,
    if(accrued.days_past_due > 0, if(accrued.is_technical, 'technical', 'other'), null) as overdue_cause,
    0::decimal(18, 2) as unpaid_fees,
    accrued.risk_class as risk_class_reported,
    if(
        accrued.is_active,
        greatest(
            due_on(accrued.granted_month, accrued.granted_day),
            as_of(accrued.month - month(accrued.as_of_date) % 3)
        ),
        null
    ) as class_reviewed_on,
    accrued.stage as impairment_stage,
    false as is_purchased_impaired,
    accrued.is_active and (accrued.days_past_due > 90 or accrued.risk_class >= 3) as is_nonaccrual,
    accrued.is_unlikely_to_pay,
    accrued.watch > 0 as is_forborne,
    yuan(
        if(
            accrued.is_active,
            least(
                accrued.balance,
                round(
                    accrued.balance * allowance.rates[accrued.risk_class]
                    * (0.9 + 0.2 * draw('allowance', accrued.loan_no, 0))
                )::bigint
            ),
            0
        )
    ) as loss_allowance,
    false as use_was_changed,
    false as evades_debt,
    false as has_recognised_enhancement,
    case
        when accrued.outcome is null then 'active'
        when accrued.outcome in ('sold', 'swapped') then accrued.outcome
        when accrued.outcome in ('written off', 'enforced') then 'written_off'
        else 'settled'
    end as status,
    accrued.is_active as is_on_book,
    accrued.ledger_account
from accrued
cross join allowance
