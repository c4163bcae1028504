select * from read_parquet($folder || '/collateral_pledge.parquet')
