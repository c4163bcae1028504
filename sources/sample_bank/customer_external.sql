select
    *,
    'external_data' as source_system
from read_parquet($folder || '/customer_external.parquet')
