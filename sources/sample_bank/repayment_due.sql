select * from read_parquet($folder || '/repayment_due.parquet')
