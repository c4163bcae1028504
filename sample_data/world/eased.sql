-- grain: loan_no, sequence; restructurings: those that the script calls for, the chain adds its own
select
    loan_no,
    1 as sequence,
    getvariable('months') - 1 - eased_before as month,
    2 as behind_before,
    0 as probation_before
from credit
where eased_before is not null
