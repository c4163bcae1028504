select * from read_parquet($folder || '/fund_flow.parquet')
