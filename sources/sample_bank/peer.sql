select
    *,
    'external_data' as source_system
from read_parquet($folder || '/peer.parquet')
