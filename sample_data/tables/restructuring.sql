-- grain: loan_id, sequence; terms eased on the same loan, and loans that refinanced a debtor in difficulty
with eased_terms as (
    select
        shown.loan_id,
        shown.due_day,
        eased.sequence,
        eased.month,
        if(eased.behind_before >= 4 or eased.probation_before > 0, 3, 2) as usual_class_before,
        earlier.risk_class as class_before,
        'extension' as terms_changed,
        null as refinances_loan_id
    from eased
    inner join shown on eased.loan_no = shown.loan_no
    left join position as earlier on eased.loan_no = earlier.loan_no and eased.month - 1 = earlier.month
    where eased.month >= shown.granted_month
),

refinanced as (
    select
        shown.loan_id,
        shown.due_day,
        0 as sequence,
        shown.granted_month as month,
        2 as usual_class_before,
        earlier.risk_class as class_before,
        'refinancing' as terms_changed,
        previous.loan_id as refinances_loan_id
    from shown
    left join shown as previous on shown.previous_loan_no = previous.loan_no
    left join position as earlier on previous.loan_no = earlier.loan_no and shown.granted_month - 1 = earlier.month
    where shown.origination_type = 'refinanced'
),

agreed as (
    from eased_terms
    union all by name
    from refinanced
)

select
    agreed.loan_id,
    row_number() over (partition by agreed.loan_id order by agreed.month, agreed.sequence)::integer as sequence,
    due_on(agreed.month, agreed.due_day) as agreed_on,
    agreed.terms_changed,
    pick(['cash_shortage', 'receivables_late', 'falling_sales', 'income_lost'], draw(agreed.loan_id, agreed.month, 0))
        as difficulty,
    due_on(agreed.month + 1, agreed.due_day) as first_repayment_on,
    coalesce(agreed.class_before, agreed.usual_class_before)::integer as class_before,
    agreed.refinances_loan_id
from agreed
order by agreed.loan_id, sequence
