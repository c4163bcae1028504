select * from read_parquet($folder || '/loan_flow.parquet')
