select
    *,
    'credit_system' as source_system
from read_parquet($folder || '/manager_assignment.parquet')
