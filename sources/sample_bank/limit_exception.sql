select
    *,
    'reporting_system' as source_system
from read_parquet($folder || '/limit_exception.parquet')
