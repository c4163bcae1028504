select * from read_parquet($folder || '/collateral_valuation.parquet')
