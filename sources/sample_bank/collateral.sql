select * from read_parquet($folder || '/collateral.parquet')
