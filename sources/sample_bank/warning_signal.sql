select * from read_parquet($folder || '/warning_signal.parquet')
