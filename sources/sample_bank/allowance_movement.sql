select
    *,
    'finance_system' as source_system
from read_parquet($folder || '/allowance_movement.parquet')
