select
    *,
    'reporting_system' as source_system
from read_parquet($folder || '/feed_manifest.parquet')
