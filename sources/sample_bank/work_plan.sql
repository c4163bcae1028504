select
    *,
    'post_loan_system' as source_system
from read_parquet($folder || '/work_plan.parquet')
