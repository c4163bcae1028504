select * from read_parquet($folder || '/macro_indicator.parquet')
