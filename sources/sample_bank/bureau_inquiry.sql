select
    *,
    'external_data' as source_system
from read_parquet($folder || '/bureau_inquiry.parquet')
