select
    *,
    'customer_system' as source_system
from read_parquet($folder || '/customer_group.parquet')
