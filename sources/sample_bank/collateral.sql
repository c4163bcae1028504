select
    *,
    'collateral_system' as source_system
from read_parquet($folder || '/collateral.parquet')
