select * from read_parquet($folder || '/collateral_disposal.parquet')
